//! Which of the documents of a contract leads where two differ (contract practice).

use super::clause::Clause;
use super::clause_kind::ClauseKind;
use super::clause_value::ClauseValue;
use super::contract::Contract;
use super::documents::Document;
use crate::document::scalar::{Text, YesNo};
use crate::document::{ByDocument, DocumentRef, Field, List};

/// A clause of which two documents or more say different things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing<'a> {
    /// The clause.
    pub kind: ClauseKind,
    /// The party that the clause is said of; `None` for all.
    pub party: Option<&'a str>,
    /// What each document says, by its id, in the order of the charter.
    pub said: Vec<(&'a str, &'a ClauseValue)>,
    /// The document that leads; `None` where no order of precedence decides between them.
    pub leader: Option<&'a str>,
}

impl Contract {
    /// The documents that were given, each with its index.
    pub fn each_document(&self) -> impl Iterator<Item = (usize, &Document)> {
        self.documents.get().into_iter().flat_map(List::iter)
    }

    /// What a document is called: its name, else its id.
    #[must_use]
    pub fn title<'a>(&'a self, id: &'a str) -> &'a str {
        let is_it = |document: &&Document| document.id.get().is_some_and(|it| it.as_str() == id);
        let document = self.each_document().map(|(_, document)| document).find(is_it);
        document.and_then(|document| document.name.get()).map_or(id, Text::as_str)
    }

    /// The order of precedence, the document that leads first.
    #[must_use]
    pub fn order(&self) -> Vec<&str> {
        self.precedence.get().into_iter().flat_map(List::values).map(DocumentRef::as_str).collect()
    }

    /// The clauses of which documents say different things.
    #[must_use]
    pub fn differing(&self) -> Vec<Differing<'_>> {
        let order = self.order();
        let given = self.clauses.iter().filter_map(|(kind, each)| Some((*kind, each.get()?)));
        let clauses = given.flat_map(|(kind, each)| each.iter().map(move |(party, it)| (kind, party, it)));
        clauses
            .filter_map(|(kind, party, clause)| {
                let documents = clause.documents.get()?;
                let said = values(documents);
                let leader = best(documents, &order).filter(|best| best.len() == 1);
                let leader = leader.and_then(|best| best.first().map(|(document, _)| *document));
                differ(&said).then_some(Differing { kind, party, said, leader })
            })
            .collect()
    }
}

/// What the documents say that say something.
fn values(documents: &ByDocument<Clause>) -> Vec<(&str, &ClauseValue)> {
    documents.iter().filter_map(|(document, clause)| Some((document, clause.value.get()?))).collect()
}

fn differ(said: &[(&str, &ClauseValue)]) -> bool {
    said.iter().zip(said.iter().skip(1)).any(|((_, one), (_, other))| !one.reads_as(other))
}

/// Of the documents that have the clause, or may have it, those that no other comes before; `None` where no document has it.
fn best<'a>(documents: &'a ByDocument<Clause>, order: &[&str]) -> Option<Vec<(&'a str, Field<&'a Clause>)>> {
    // A document that the order leaves out comes after those that it names.
    let rank = |document: &str| order.iter().position(|it| *it == document).unwrap_or(order.len());
    let may_have = |clause: &Field<Clause>| clause.get().is_none_or(|it| it.is_there() != Some(false));
    let all = documents.0.iter().filter(|(_, clause)| may_have(clause));
    let all: Vec<_> = all.map(|(document, clause)| (document.as_str(), clause.as_ref())).collect();
    let first = all.iter().map(|(document, _)| rank(document)).min()?;
    Some(all.into_iter().filter(|(document, _)| rank(document) == first).collect())
}

impl Clause {
    /// Takes what holds from what the documents say: from the one that leads, or from all where they agree.
    pub(super) fn settle(&mut self, order: &[&str]) {
        let Some(documents) = self.documents.get() else { return };
        let (present, value) = (present_in(documents), value_in(documents, order));
        (self.present, self.value) = (present, value);
    }
}

/// Yes where one document has it, no where none has, else what leaves it in the dark.
fn present_in(documents: &ByDocument<Clause>) -> Field<YesNo> {
    let said: Vec<Field<YesNo>> = documents
        .0
        .iter()
        .map(|(_, clause)| match clause {
            Field::Given(clause) => clause.present,
            Field::Missing => Field::Missing,
            Field::Open => Field::Open,
            Field::Invalid => Field::Invalid,
        })
        .collect();
    let order = [Field::Given(YesNo::Yes), Field::Invalid, Field::Open, Field::Missing];
    let found = order.into_iter().find(|one| said.contains(one));
    found.unwrap_or(if said.is_empty() { Field::Missing } else { Field::Given(YesNo::No) })
}

/// What holds. Where documents differ and none leads, something is said and it cannot be told what.
fn value_in(documents: &ByDocument<Clause>, order: &[&str]) -> Field<ClauseValue> {
    let Some(best) = best(documents, order) else { return Field::Missing };
    let mut values: Vec<Field<ClauseValue>> = best
        .into_iter()
        .map(|(_, clause)| clause.inside(|clause| clause.value.as_ref()))
        .map(|value| value.value().map_or_else(|| value.said().without(), |it| Field::Given(it.clone())))
        .filter(|value| *value != Field::Missing)
        .collect();
    let Some(first) = values.pop() else { return Field::Missing };
    let agrees = |other: &Field<ClauseValue>| match (&first, other) {
        (Field::Given(one), Field::Given(other)) => one.reads_as(other),
        (one, other) => one == other,
    };
    if values.iter().all(agrees) { first } else { Field::Invalid }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(value: &str) -> Field<Clause> {
        if value == "TBD" {
            return Field::Open;
        }
        let (present, value) = match value {
            "yes" => (YesNo::Yes, Field::Missing),
            "no" => (YesNo::No, Field::Missing),
            value => {
                (YesNo::Yes, Field::Given(ClauseValue::parse(ClauseKind::RenewalNotice, value).unwrap()))
            }
        };
        Field::Given(Clause { present: Field::Given(present), value, ..Clause::default() })
    }

    fn settled(said: &[(&str, &str)], order: &[&str]) -> (Field<YesNo>, Field<String>) {
        let documents =
            said.iter().map(|(document, value)| ((*document).to_owned(), clause(value))).collect();
        let mut clause = Clause { documents: Field::Given(ByDocument(documents)), ..Clause::default() };
        clause.settle(order);
        let value = match clause.value {
            Field::Given(value) => Field::Given(value.to_string()),
            other => other.said().without(),
        };
        (clause.present, value)
    }

    fn value(text: &str) -> (Field<YesNo>, Field<String>) {
        (Field::Given(YesNo::Yes), Field::Given(text.to_owned()))
    }

    const UNKNOWN: (Field<YesNo>, Field<String>) = (Field::Given(YesNo::Yes), Field::Invalid);

    #[test]
    fn the_document_that_leads_says_what_holds() {
        let two = [("msa", "60 days"), ("order", "90 days")];
        assert_eq!(settled(&two, &["order", "msa"]), value("90 days"));
        assert_eq!(settled(&two, &["msa", "order"]), value("60 days"));
        // One that the order leaves out comes after those that it names.
        assert_eq!(settled(&two, &["order"]), value("90 days"));
        assert_eq!(settled(&two, &["dpa", "msa"]), value("60 days"));
        assert_eq!(settled(&two, &[]), UNKNOWN);
        assert_eq!(settled(&two, &["dpa"]), UNKNOWN);
    }

    #[test]
    fn documents_that_agree_need_no_leader() {
        assert_eq!(settled(&[("msa", "12 months"), ("order", "1 year")], &[]), value("1 year"));
        assert_eq!(settled(&[("msa", "60 days")], &[]), value("60 days"));
        assert_eq!(settled(&[("msa", "60 days"), ("order", "no")], &["order", "msa"]), value("60 days"));
        assert_eq!(settled(&[("msa", "60 days"), ("order", "yes")], &[]), value("60 days"));
    }

    #[test]
    fn what_the_leader_leaves_open_is_open() {
        let two = [("msa", "60 days"), ("order", "TBD")];
        assert_eq!(settled(&two, &["order", "msa"]), (Field::Given(YesNo::Yes), Field::Open));
        assert_eq!(settled(&two, &["msa", "order"]), value("60 days"));
        assert_eq!(settled(&two, &[]), UNKNOWN);
        // A leader that has the clause, and nobody has written what it says.
        let yes = [("msa", "60 days"), ("order", "yes")];
        assert_eq!(settled(&yes, &["order", "msa"]), (Field::Given(YesNo::Yes), Field::Missing));
    }

    #[test]
    fn what_no_document_has_is_not_there() {
        let none = (Field::Given(YesNo::No), Field::Missing);
        assert_eq!(settled(&[("msa", "no"), ("order", "no")], &[]), none);
        assert_eq!(settled(&[("msa", "no"), ("order", "TBD")], &[]), (Field::Open, Field::Open));
        assert_eq!(settled(&[], &[]), (Field::Missing, Field::Missing));
    }
}
