//! Of which parties nothing is said under a key.

use crate::document::{ByParty, Each, Field, List};
use crate::grammar;

/// The parties of which nothing was said.
pub(in crate::rules) struct Gap<'a> {
    /// Their ids; at least one.
    pub(in crate::rules) parties: Vec<&'a str>,
    /// Whether all of it is undecided.
    pub(in crate::rules) is_open: bool,
    /// Whether something stands under the key, of whomever.
    pub(in crate::rules) is_begun: bool,
    /// Those of them for whom it is undecided.
    open: Vec<&'a str>,
}

impl<'a> Gap<'a> {
    /// In a map of one list for each party. A list of nothing but open entries says nothing.
    pub(in crate::rules) fn of_lists<T>(
        parties: &[&'a str],
        field: &Field<ByParty<List<T>>>,
    ) -> Option<Self> {
        Self::of(parties, &field.said(), |party| {
            field.as_ref().inside(|lists| lists.of(party)).said_of_list()
        })
    }

    /// In a value for all or for each party.
    pub(in crate::rules) fn of_each<T>(parties: &[&'a str], field: &Field<Each<T>>) -> Option<Self> {
        Self::of(parties, &field.said(), |party| field.as_ref().inside(|each| each.of(party)).said())
    }

    /// In a map of one value for each party.
    pub(in crate::rules) fn of_values<T>(parties: &[&'a str], field: &Field<ByParty<T>>) -> Option<Self> {
        Self::of(parties, &field.said(), |party| field.as_ref().inside(|values| values.of(party)).said())
    }

    /// By what is said under the key as a whole, and of a party.
    pub(in crate::rules) fn of(
        parties: &[&'a str],
        whole: &Field<()>,
        said_of: impl Fn(&str) -> Field<()>,
    ) -> Option<Self> {
        let gaps = parties.iter().map(|party| (*party, said_of(party))).filter(|(_, said)| said.is_missing());
        let (parties, said): (Vec<&str>, Vec<Field<()>>) = gaps.unzip();
        let open = parties.iter().zip(&said).filter(|(_, said)| said.is_open()).map(|(party, _)| *party);
        let open: Vec<&str> = open.collect();
        let (is_open, is_begun) = (open.len() == parties.len(), whole.is_given());
        (!parties.is_empty()).then_some(Self { parties, is_open, is_begun, open })
    }

    /// Where the section itself says nothing of anybody.
    pub(in crate::rules) fn of_all(parties: Vec<&'a str>, is_open: bool) -> Self {
        let open = if is_open { parties.clone() } else { Vec::new() };
        Self { parties, is_open, is_begun: false, open }
    }

    /// Where to show it: at the party's own entry where only one is concerned and others have theirs.
    pub(in crate::rules) fn path(&self, field: &str) -> String {
        match self.parties.as_slice() {
            [only] if self.is_begun => format!("{field}.{only}"),
            _ => field.to_owned(),
        }
    }

    /// The keys of the parties in a help line: "`northwind:` and `kestrel:`".
    pub(in crate::rules) fn keys(&self) -> String {
        let keys: Vec<String> = self.parties.iter().map(|party| format!("`{party}:`")).collect();
        grammar::series(&keys)
    }

    /// Those of them for whom it is undecided.
    pub(in crate::rules) fn open(&self) -> impl Iterator<Item = &'a str> {
        self.parties.iter().copied().filter(|party| self.open.contains(party))
    }

    /// Those of them of whom nothing is written.
    pub(in crate::rules) fn missing(&self) -> impl Iterator<Item = &'a str> {
        self.parties.iter().copied().filter(|party| !self.open.contains(party))
    }
}
