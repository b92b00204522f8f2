//! A candidates record with its ranking, and what to call whom.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::document::records::candidates::{Candidate, Candidates};
use crate::method::candidates::criteria::weights_of;
use crate::method::candidates::landscape::Landscape;
use crate::method::candidates::referrals::{Referrals, Referrer};
use crate::method::candidates::what_if::{WeightAssumption, WeightError, assumed};
use crate::partnership::Partnership;
use crate::view::{Cell, Text};

/// One record.
#[derive(Debug)]
pub(super) struct RankedRecord<'a> {
    /// Whose record it is; nobody's yet where a partner is still looked for.
    pub(super) partnership: Option<&'a Partnership>,
    pub(super) document: &'a Document<Candidates>,
    /// By the weights of the record.
    pub(super) stated: Landscape,
    /// By the weights that are asked for.
    pub(super) landscape: Landscape,
    pub(super) referrals: Referrals,
    /// What to call each candidate, by its index.
    names: BTreeMap<usize, String>,
}

impl<'a> RankedRecord<'a> {
    pub(super) fn of(
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

    pub(super) fn candidate(&self, index: usize) -> Option<&'a Candidate> {
        self.document.value.candidates.get()?.0.get(index)?.get()
    }

    pub(super) fn name(&self, index: usize) -> &str {
        self.names.get(&index).map_or("", String::as_str)
    }

    /// The names of these candidates, as one series.
    pub(super) fn names_of(&self, indices: impl IntoIterator<Item = usize>) -> Text {
        series(indices.into_iter().map(|index| Text::default().strong(self.name(index))).collect())
    }

    /// What to call somebody who introduced a candidate.
    pub(super) fn referrer(&self, referrer: &Referrer) -> String {
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
pub(super) fn series(texts: Vec<Text>) -> Text {
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

pub(super) fn name(shown: &RankedRecord<'_>, index: usize) -> Cell {
    Cell::from(Text::default().name(shown.name(index)))
}
