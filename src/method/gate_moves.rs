//! How often the days of gates were moved, by the charters of the past.

use std::collections::BTreeMap;

use crate::document::Field;
use crate::document::List;
use crate::document::charter::gates::Gate;
use crate::document::charter::term::Term;
use crate::document::scalar::Date;
use crate::method::gates::due_date;

/// What one gate has been through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct GateMoves {
    /// How often its day was changed, taken away or given back after it was first written.
    pub times: u32,
    /// The last day that it had.
    pub last: Option<Date>,
}

/// The gates that the charters of the past name by an id, with their moves. The charters are in the order of time.
#[must_use]
pub fn gate_moves<'a>(
    charters: impl IntoIterator<Item = (&'a Field<List<Gate>>, &'a Field<Term>)>,
) -> BTreeMap<String, GateMoves> {
    let mut moves: BTreeMap<String, (GateMoves, Option<Date>)> = BTreeMap::new();
    for (gates, term) in charters {
        // What cannot be read says nothing of the gates.
        if gates.is_invalid() {
            continue;
        }
        let start = term.and(|term| &term.start).get().map(|start| **start);
        let mut days: BTreeMap<&str, Option<Date>> = BTreeMap::new();
        for (_, gate) in gates.get().into_iter().flat_map(|gates| gates.iter()) {
            if let Some(id) = gate.id.get() {
                days.entry(id.as_str()).or_insert_with(|| due_date(gate, start));
            }
        }
        for (id, (gate, before)) in &mut moves {
            let now = days.get(id.as_str()).copied().flatten();
            if now != *before {
                gate.times += 1;
            }
            gate.last = now.or(gate.last);
            *before = now;
        }
        for (id, now) in days {
            if !moves.contains_key(id) {
                moves.insert(id.to_owned(), (GateMoves { times: 0, last: now }, now));
            }
        }
    }
    moves.into_iter().map(|(id, (gate, _))| (id, gate)).collect()
}
