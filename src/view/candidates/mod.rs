//! What `partner candidates` answers: the possible partners of a record beside each other [S1, S4].

mod changes;
mod grid;
mod json;
mod matches;
mod page;
mod referrals;
mod sheet;

use std::collections::BTreeMap;

use crate::document::Document;
use crate::document::records::candidates::{Candidate, Candidates};
use crate::method::candidates::criteria::weights_of;
use crate::method::candidates::landscape::Landscape;
use crate::method::candidates::referrals::{Referrals, Referrer};
use crate::method::candidates::what_if::{WeightAssumption, WeightError, assumed};
use crate::partnership::Partnership;
use crate::survey::Survey;
use crate::view::{Answer, Page, Table, Text};

/// The candidates records of a call.
#[derive(Debug)]
pub struct Landscapes<'a> {
    survey: &'a Survey<'a>,
    surveyed: Vec<Surveyed<'a>>,
    /// What is taken to be different; empty unless somebody asks what if.
    assumed: &'a [WeightAssumption],
}

/// One record.
#[derive(Debug)]
struct Surveyed<'a> {
    /// Whose record it is; nobody's yet where a partner is still looked for.
    partnership: Option<&'a Partnership>,
    document: &'a Document<Candidates>,
    /// By the weights of the record.
    stated: Landscape,
    /// By the weights that are asked for.
    landscape: Landscape,
    referrals: Referrals,
    /// What to call each candidate, by its index.
    names: BTreeMap<usize, String>,
}

impl<'a> Landscapes<'a> {
    /// Compares the candidates of every record, with some weights taken to be different.
    ///
    /// # Errors
    /// A criterion that is given two weights.
    pub fn of(survey: &'a Survey<'a>, assumed: &'a [WeightAssumption]) -> Result<Self, WeightError> {
        let attached = survey.partnerships.iter().flat_map(|it| {
            let of_partnership = it.partnership.records.candidates.iter();
            of_partnership.map(|document| (Some(it.partnership), document))
        });
        let unattached = survey.unattached.iter().map(|document| (None, *document));
        let surveyed = attached
            .chain(unattached)
            .map(|(partnership, document)| Surveyed::of(partnership, document, assumed))
            .collect::<Result<_, _>>()?;
        Ok(Self { survey, surveyed, assumed })
    }
}

impl<'a> Surveyed<'a> {
    fn of(
        partnership: Option<&'a Partnership>,
        document: &'a Document<Candidates>,
        assumptions: &[WeightAssumption],
    ) -> Result<Self, WeightError> {
        let record = &document.value;
        let parties = partnership.map(|it| it.charter.value.party_ids()).unwrap_or_default();
        let weights = assumed(weights_of(record), assumptions)?;
        Ok(Self {
            partnership,
            document,
            stated: Landscape::of(record),
            landscape: Landscape::with_weights(record, weights),
            referrals: Referrals::of(record, &parties),
            names: names(record),
        })
    }

    fn candidate(&self, index: usize) -> Option<&'a Candidate> {
        self.document.value.candidates.get()?.0.get(index)?.get()
    }

    fn name(&self, index: usize) -> &str {
        self.names.get(&index).map_or("", String::as_str)
    }

    /// The names of these candidates, as one series.
    fn names_of(&self, indices: impl IntoIterator<Item = usize>) -> Text {
        series(indices.into_iter().map(|index| Text::default().strong(self.name(index))).collect())
    }

    /// What to call somebody who introduced a candidate.
    fn referrer(&self, referrer: &Referrer) -> String {
        match referrer {
            Referrer::Candidate(index) => self.name(*index).to_owned(),
            Referrer::Party(id) => self
                .partnership
                .map_or_else(|| id.clone(), |it| format!("{} (a party)", it.charter.value.party_name(id))),
            Referrer::Unclear(id) => format!("{id} (an id of several candidates)"),
            Referrer::Other(words) => words.clone(),
        }
    }
}

/// The name, else the id, else the number of each candidate; where two have one name, what tells them apart is added.
fn names(record: &Candidates) -> BTreeMap<usize, String> {
    let Some(candidates) = record.candidates.get() else { return BTreeMap::new() };
    let said = |it: &Candidate| {
        let name = it.name.get().map(|name| name.as_str().to_owned());
        name.or_else(|| it.id.get().map(ToString::to_string))
    };
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for name in candidates.values().filter_map(said) {
        *count.entry(name).or_default() += 1;
    }
    let called = |(index, it): (usize, &Candidate)| {
        let number = || format!("candidate {}", index + 1);
        let name = match said(it) {
            None => number(),
            Some(name) if count.get(&name).is_some_and(|count| *count > 1) => {
                let apart = it.id.get().map(ToString::to_string).filter(|id| *id != name);
                format!("{name} ({})", apart.unwrap_or_else(number))
            }
            Some(name) => name,
        };
        (index, name)
    };
    candidates.iter().map(called).collect()
}

/// `a`, `a and b`, `a, b and c`.
fn series(texts: Vec<Text>) -> Text {
    let count = texts.len();
    let mut series = Text::default();
    for (at, text) in texts.into_iter().enumerate() {
        series = match at {
            0 => text,
            _ if at + 1 == count => series.and(" and ").then(text),
            _ => series.and(", ").then(text),
        };
    }
    series
}

impl Answer for Landscapes<'_> {
    fn page(&self) -> Page {
        page::page(self)
    }

    fn sheet(&self) -> Table {
        sheet::sheet(self)
    }

    fn json(&self) -> serde_json::Result<String> {
        json::json(self)
    }
}
