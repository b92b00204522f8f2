//! The parties in words.

use crate::document::charter::Charter;
use crate::grammar::series;

/// Who acts for a party: its partnership manager where one is named.
#[must_use]
pub fn acting(charter: &Charter, party: &str) -> String {
    let name = charter.party_name(party);
    let manager = charter.parties.get().and_then(|parties| parties.get(party)?.get()?.manager.get());
    match manager {
        Some(manager) => format!("{} of {name}", manager.name()),
        None => name.to_owned(),
    }
}

/// The parties by their names, in one series.
#[must_use]
pub fn names(charter: &Charter, parties: &[&str]) -> String {
    let names: Vec<&str> = parties.iter().map(|party| charter.party_name(party)).collect();
    series(&names)
}
