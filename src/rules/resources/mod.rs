//! What each party puts in.

use super::family;
use crate::document::charter::plan::Phases;
use crate::document::charter::resources::Commitment;
use crate::document::{ByParty, Field};

family! {
    Resources:
    lead_level_missing,
    lead_seniority_gap,
    incomplete,
    missing,
    one_sided,
}

/// The four phases with their names, whether or not anything was written of them.
fn phases<T>(table: &Phases<T>) -> impl Iterator<Item = (&'static str, &Field<T>)> {
    let values = [&table.chartering, &table.integration, &table.early_operation, &table.optimisation];
    Phases::<T>::KEYS.iter().copied().zip(values)
}

/// Whether no phase says anything of any party.
fn says_nothing(table: &Phases<ByParty<Commitment>>) -> bool {
    phases(table).all(|(_, phase)| match phase {
        Field::Given(commitments) => commitments.0.iter().all(|(_, commitment)| commitment.is_missing()),
        other => other.is_missing(),
    })
}

/// Whether some phase, or what some party commits in it, is said to be open.
fn has_open_entry(table: &Phases<ByParty<Commitment>>) -> bool {
    phases(table).any(|(_, phase)| match phase {
        Field::Given(commitments) => commitments.0.iter().any(|(_, commitment)| commitment.is_open()),
        other => other.is_open(),
    })
}

/// The name of a phase in a sentence.
fn spoken(phase: &str) -> String {
    phase.replace('_', " ")
}
