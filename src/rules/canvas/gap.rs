//! Of which parties the canvas says nothing under a key.

use crate::document::{ByParty, Each, Field, List};

/// The parties of which nothing was said.
pub(in crate::rules) struct Gap<'a> {
    /// Their ids; at least one.
    pub(in crate::rules) parties: Vec<&'a str>,
    /// Whether the canvas says of all of them that it is to be decided.
    pub(in crate::rules) is_open: bool,
}

impl<'a> Gap<'a> {
    /// In a map of one list for each party. A list of nothing but open entries says nothing.
    pub(in crate::rules) fn of_lists<T>(
        parties: &[&'a str],
        field: &Field<ByParty<List<T>>>,
    ) -> Option<Self> {
        Self::of(parties, field, |lists, party| match lists.of(party) {
            Field::Given(list) if list.0.is_empty() => Field::Missing,
            Field::Given(list) if list.is_empty() => Field::Open,
            other => said(&other),
        })
    }

    /// In a value for all or for each party.
    pub(in crate::rules) fn of_each<T>(parties: &[&'a str], field: &Field<Each<T>>) -> Option<Self> {
        Self::of(parties, field, |each, party| said(&each.of(party)))
    }

    /// In a map of one value for each party.
    pub(in crate::rules) fn of_values<T>(parties: &[&'a str], field: &Field<ByParty<T>>) -> Option<Self> {
        Self::of(parties, field, |values, party| said(&values.of(party)))
    }

    fn of<T>(parties: &[&'a str], field: &Field<T>, said_of: impl Fn(&T, &str) -> Field<()>) -> Option<Self> {
        let said_of_party = |party: &str| match field {
            Field::Missing => Field::Missing,
            Field::Open => Field::Open,
            Field::Invalid => Field::Invalid,
            Field::Given(value) => said_of(value, party),
        };
        let gaps: Vec<(&str, Field<()>)> = parties
            .iter()
            .map(|party| (*party, said_of_party(party)))
            .filter(|(_, said)| said.is_missing())
            .collect();
        let is_open = gaps.iter().all(|(_, said)| said.is_open());
        let parties: Vec<&str> = gaps.into_iter().map(|(party, _)| party).collect();
        (!parties.is_empty()).then_some(Self { parties, is_open })
    }

    /// Where to show it: at the party's own entry where only one is concerned.
    pub(in crate::rules) fn path(&self, field: &str) -> String {
        match self.parties.as_slice() {
            [only] => format!("{field}.{only}"),
            _ => field.to_owned(),
        }
    }
}

/// Whether something was said, without what.
fn said<T>(field: &Field<T>) -> Field<()> {
    match field {
        Field::Missing => Field::Missing,
        Field::Open => Field::Open,
        Field::Invalid => Field::Invalid,
        Field::Given(_) => Field::Given(()),
    }
}
