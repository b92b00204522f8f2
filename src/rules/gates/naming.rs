//! Gates, their places and their states in words.

use crate::document::charter::gates::Gate;
use crate::document::scalar::Date;
use crate::method::gates::{GateState, GateStatus, place_of_day};
use crate::rules::Subject;

/// The gates that could be read, each with its state; none where nobody can tell how a gate stands.
pub(in crate::rules) fn gates<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (&'a Gate, &'a GateStatus)> {
    let gates = subject.charter.gates.get();
    subject
        .assessment
        .gates
        .gates
        .iter()
        .filter(|status| status.state != GateState::Unknown)
        .filter_map(move |status| Some((gates?.0.get(status.index)?.get()?, status)))
}

/// What to call a gate in a sentence: its name, else its id, else its number.
pub(in crate::rules) fn name(gate: &Gate, status: &GateStatus) -> String {
    match (gate.name.get(), gate.id.get()) {
        (Some(name), _) => format!("gate {}", name.as_str()),
        (None, Some(id)) => format!("gate `{}`", id.as_str()),
        (None, None) => format!("gate {}", status.index + 1),
    }
}

/// The day of a gate that is still to come: until then somebody has to act.
pub(super) fn day_ahead(subject: &Subject<'_>, status: &GateStatus) -> Option<Date> {
    status.due.filter(|due| *due >= subject.as_of)
}

/// Where the day of a gate is said.
pub(super) fn day(gate: &Gate, status: &GateStatus) -> String {
    place_of_day(gate, status.index)
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
