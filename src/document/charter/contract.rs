//! Which clauses the contract has, and for which party (contract practice).
//!
//! The first 41 kinds and their labels are those of the Contract Understanding Atticus Dataset (CUAD v1, The Atticus Project,
//! Inc., CC BY 4.0: Hendrycks, Burns, Chen, Ball, 2021); the meanings are our own wording, and so are the kinds after them.

use super::clause::{Clause, Quote};
pub use super::clause_kind::ClauseKind;
use super::clause_value::ClauseValue;
use super::documents::Document;
use crate::document::scalar::{Link, Malformed, Text};
use crate::document::shape::{Describe, Key, Shape, Table};
use crate::document::{ByDocument, Decode, Decoder, DocumentRef, Each, Field, List, Slot};
use crate::grammar::quoted;
use crate::yaml::NodeId;
use std::collections::BTreeSet;

/// What the contract has under each kind of clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contract {
    /// The contract's file, where it is one document.
    pub file: Field<Link>,
    /// The documents that make it up, where they are several.
    pub documents: Field<List<Document>>,
    /// Their order of precedence, the one that leads first; those that it leaves out come last.
    pub precedence: Field<List<DocumentRef>>,
    /// The clauses that the charter speaks of, in its order: for all parties, or for each.
    pub clauses: Vec<(ClauseKind, Field<Each<Clause>>)>,
}

/// What a clause names as evidence.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The clause.
    pub kind: ClauseKind,
    /// The party that the clause is said of; `None` for all.
    pub party: Option<&'a str>,
    /// The document that it is said of; `None` for the contract as a whole.
    pub document: Option<&'a str>,
    /// The passage.
    pub quote: &'a Quote,
}

impl Evidence<'_> {
    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> String {
        place_of_evidence(self.kind, self.party, self.document)
    }
}

fn place_of_evidence(kind: ClauseKind, party: Option<&str>, document: Option<&str>) -> String {
    let document = document.map_or_else(String::new, |document| format!(".documents.{document}"));
    format!("{}{document}.evidence", kind.place(party))
}

/// A quote as evidence for a clause.
#[derive(Debug, Clone, Copy)]
pub struct QuotedClause<'a> {
    /// The clause.
    pub kind: ClauseKind,
    /// The party that the clause is said of; `None` for all.
    pub party: Option<&'a str>,
    /// The document that it is said of; `None` for the contract as a whole.
    pub document: Option<&'a str>,
    /// The words.
    pub quote: &'a Text,
    /// The file that they are said to stand in: the quote's own, else the document's or the contract's.
    pub file: Option<&'a Link>,
}

impl QuotedClause<'_> {
    /// Where what is said of the evidence stands.
    #[must_use]
    pub fn place(&self) -> String {
        place_of_evidence(self.kind, self.party, self.document)
    }
}

impl Contract {
    /// What the charter says of one kind of clause.
    #[must_use]
    pub fn clause(&self, kind: ClauseKind) -> Field<&Each<Clause>> {
        let found = self.clauses.iter().find(|(named, _)| *named == kind);
        found.map_or(Field::Missing, |(_, clause)| clause.as_ref())
    }

    /// What the charter says of one kind of clause for one party.
    #[must_use]
    pub fn clause_of(&self, kind: ClauseKind, party: &str) -> Field<&Clause> {
        self.clause(kind).inside(|clause| clause.of(party))
    }

    /// Whether it has a clause of this kind for one party. Of a clause whose words cannot be read nothing is known.
    #[must_use]
    pub fn said_of(&self, kind: ClauseKind, party: &str) -> Field<bool> {
        match self.clause_of(kind, party) {
            Field::Given(clause) => match &clause.present {
                Field::Given(present) => Field::Given(present.is_yes()),
                Field::Open => Field::Open,
                Field::Missing | Field::Invalid => Field::Invalid,
            },
            Field::Missing => Field::Missing,
            Field::Open => Field::Open,
            Field::Invalid => Field::Invalid,
        }
    }

    /// Whether the contract has a clause of this kind for at least one party.
    #[must_use]
    pub fn has(&self, kind: ClauseKind) -> bool {
        self.clause(kind)
            .value()
            .is_some_and(|each| each.iter().any(|(_, clause)| clause.is_there() == Some(true)))
    }

    /// What a clause of this kind says, if it says the same for everybody of whom anything is said.
    #[must_use]
    pub fn value(&self, kind: ClauseKind) -> Option<&ClauseValue> {
        let mut said = self.clause(kind).value()?.iter().map(|(_, clause)| clause.value.get());
        let first = said.next()??;
        said.all(|other| other == Some(first)).then_some(first)
    }

    /// What each clause names as evidence.
    pub fn evidence(&self) -> impl Iterator<Item = Evidence<'_>> {
        let given = self.clauses.iter().filter_map(|(kind, each)| Some((*kind, each.get()?)));
        given.flat_map(|(kind, each)| {
            each.iter().flat_map(move |(party, clause)| {
                let own = std::iter::once((None, clause));
                let documents = clause.documents.get().into_iter().flat_map(ByDocument::iter);
                own.chain(documents.map(|(document, clause)| (Some(document), clause))).filter_map(
                    move |(document, clause)| {
                        Some(Evidence { kind, party, document, quote: clause.evidence.get()? })
                    },
                )
            })
        })
    }

    /// Takes what holds from what the documents say.
    fn settle(&mut self) {
        let order = self.order().into_iter().map(str::to_owned).collect::<Vec<_>>();
        let order: Vec<&str> = order.iter().map(String::as_str).collect();
        for (_, each) in &mut self.clauses {
            match each {
                Field::Given(Each::All(clause)) => clause.settle(&order),
                Field::Given(Each::Parties(parties)) => {
                    for (_, clause) in &mut parties.0 {
                        if let Field::Given(clause) = clause {
                            clause.settle(&order);
                        }
                    }
                }
                Field::Missing | Field::Open | Field::Invalid => {}
            }
        }
    }

    /// The quotes, each with the file to look into. A file that cannot be read from the charter is not replaced.
    pub fn quotes(&self) -> impl Iterator<Item = QuotedClause<'_>> {
        self.evidence().filter_map(|Evidence { kind, party, document, quote }| {
            let of_document = |id| {
                let is_it = |it: &&Document| it.id.get().is_some_and(|it| it.as_str() == id);
                let document = self.each_document().map(|(_, document)| document).find(is_it);
                document.map_or(Field::Missing, |document| document.file.as_ref())
            };
            let file = match (&quote.file, document) {
                (file, _) if !file.is_missing() => file.as_ref(),
                (_, Some(document)) => of_document(document),
                (_, None) => self.file.as_ref(),
            };
            if file.is_invalid() {
                return None;
            }
            Some(QuotedClause { kind, party, document, quote: quote.quote.get()?, file: file.value() })
        })
    }
}

/// The keys beside the clauses.
const KEYS: [&str; 3] = ["file", "documents", "precedence"];

/// Two documents with one id are one to whoever names them.
fn refuse_twins(decoder: &mut Decoder<'_>, node: NodeId) {
    let tree = decoder.tree;
    let Some((_, list)) = tree.get(node, "documents") else { return };
    let mut seen = BTreeSet::new();
    for item in tree.items(list) {
        let Some((_, id)) = tree.get(item, "id") else { continue };
        let Some(name) = tree.scalar(id).map(str::trim) else { continue };
        if !seen.insert(name) {
            let message = format!("two documents have the id {}", quoted(name));
            decoder.invalid(id, Malformed::new(message, "give each document an id of its own".to_owned()));
        }
    }
}

impl Decode for Contract {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let keys: Vec<&'static str> =
            KEYS.into_iter().chain(ClauseKind::ALL.iter().map(|kind| kind.as_str())).collect();
        let mut slots = decoder.record(node, &keys, "the contract section")?.into_iter();
        let at = slots.next();
        let file = decoder.slot(at);
        let documents: Field<List<Document>> = decoder.slot(slots.next());
        if let (Some(Slot::At(node)), true, true) = (at, file.is_given(), documents.is_given()) {
            let message = "`file` names one document, and `documents` lists several".to_owned();
            let help = "write the file under its document, with the key `file`".to_owned();
            decoder.invalid(node, Malformed::new(message, help));
        }
        refuse_twins(decoder, node);
        let precedence = decoder.slot(slots.next());
        let clauses = ClauseKind::ALL
            .iter()
            .map(|kind| (*kind, decoder.slot_by(slots.next(), |it, node| Clause::read_each(it, node, *kind))))
            .filter(|(_, clause)| *clause != Field::Missing)
            .collect();
        let mut contract = Self { file, documents, precedence, clauses };
        contract.settle();
        Some(contract)
    }
}

impl Describe for Contract {
    fn shape() -> Shape {
        let [file, documents, precedence] = KEYS;
        let own = [
            Key::new(file, "The contract's file, where it is one document.", Link::shape()),
            Key::new(
                documents,
                "The documents that make it up, where they are several.",
                List::<Document>::shape(),
            ),
            Key::new(
                precedence,
                "Order of precedence: the document that leads first, where two say different things. Those that it leaves out come last.",
                List::<DocumentRef>::shape(),
            ),
        ];
        let clauses = ClauseKind::ALL
            .iter()
            .map(|kind| Key::new(kind.as_str(), kind.doc(), Shape::Each(Box::new(Clause::shape_of(*kind)))));
        let doc = "What the contract has under each kind of clause, for all parties or for each.";
        Table::of("Contract", doc, own.into_iter().chain(clauses).collect()).into()
    }
}
