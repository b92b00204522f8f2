//! The parties in words.

use crate::document::charter::Charter;
use crate::grammar::series;

/// The parties by their names, in one series.
#[must_use]
pub fn names(charter: &Charter, parties: &[&str]) -> String {
    let names: Vec<&str> = parties.iter().map(|party| charter.party_name(party)).collect();
    series(&names)
}
