//! Gates, their places and their states in words.

use crate::document::charter::gates::Gate;
use crate::method::gates::{CommitmentState, GateStatus};
use crate::rules::Subject;

/// The gates that could be read, each with its state.
pub(in crate::rules) fn gates<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (&'a Gate, &'a GateStatus)> {
    let gates = subject.charter.gates.get();
    subject
        .assessment
        .gates
        .gates
        .iter()
        .filter_map(move |status| Some((gates?.0.get(status.index)?.get()?, status)))
}

/// What to call a gate in a sentence: its name, else its id, else its number.
pub(in crate::rules) fn name(gate: &Gate, status: &GateStatus) -> String {
    let name = gate.name.get().map(|name| name.as_str());
    match name.or_else(|| gate.id.get().map(|id| id.as_str())) {
        Some(name) => format!("the gate `{name}`"),
        None => format!("gate {}", status.index + 1),
    }
}

/// Where the day of a gate is said.
pub(super) fn day(gate: &Gate, status: &GateStatus) -> String {
    let index = status.index;
    if !gate.due.is_missing() {
        format!("gates[{index}].due")
    } else if !gate.after.is_missing() {
        format!("gates[{index}].after")
    } else {
        format!("gates[{index}]")
    }
}

/// What a gate has done to the commitment.
pub(super) fn effect(state: CommitmentState) -> &'static str {
    match state {
        CommitmentState::Full => "the commitment has been full",
        CommitmentState::ScaledBack => "the commitment has been scaled back",
        CommitmentState::Paused => "the commitment has been paused",
        CommitmentState::Exited => "the partnership has counted as ended",
    }
}

/// The names of parties for a sentence: "Northwind Bank, Kestrel Software and Parcelo".
pub(super) fn parties(subject: &Subject<'_>, ids: &[&str]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| subject.charter.party_name(id)).collect();
    match names.as_slice() {
        [] => "nobody".to_owned(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
