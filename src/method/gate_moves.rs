//! How often the days of gates were moved, by the charters of the past.

use std::collections::BTreeMap;

use crate::document::Field;
use crate::document::List;
use crate::document::charter::gates::Gate;
use crate::document::charter::term::Term;
use crate::document::scalar::Date;
use crate::method::gates::due;

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
                days.entry(id.as_str()).or_insert_with(|| due(gate, start, None).day);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::{Duration, Ending, Id, Scalar as _};

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn gate(id: &str, due: Field<Ending>, after: Field<Duration>) -> Field<Gate> {
        Field::Given(Gate { id: Field::Given(Id::parse(id).unwrap()), due, after, ..Gate::default() })
    }

    fn on(id: &str, due: &str) -> Field<Gate> {
        gate(id, Field::Given(Ending::Day(day(due))), Field::Missing)
    }

    fn from(start: &str) -> Field<Term> {
        Field::Given(Term { start: Field::Given(day(start)), ..Term::default() })
    }

    fn times(versions: &[(Vec<Field<Gate>>, &str)]) -> Vec<(String, u32, Option<String>)> {
        let versions: Vec<(Field<List<Gate>>, Field<Term>)> =
            versions.iter().map(|(gates, start)| (Field::Given(List(gates.clone())), from(start))).collect();
        let moves = gate_moves(versions.iter().map(|(gates, term)| (gates, term)));
        moves.into_iter().map(|(id, it)| (id, it.times, it.last.map(|day| day.to_string()))).collect()
    }

    #[test]
    fn a_day_that_is_first_written_has_not_moved() {
        let start = "2026-01-01";
        let last = |text: &str| Some(text.to_owned());
        assert_eq!(times(&[(vec![on("a", "2026-05-01")], start)]), [("a".to_owned(), 0, last("2026-05-01"))]);
        // There, moved, taken out, back.
        let versions = [
            (vec![on("a", "2026-05-01")], start),
            (vec![on("a", "2026-05-01"), on("b", "2026-06-01")], start),
            (vec![on("a", "2026-05-02"), on("b", "2026-06-01")], start),
            (vec![on("b", "2026-06-01")], start),
            (vec![on("a", "2026-05-02"), on("b", "2026-06-01")], start),
        ];
        assert_eq!(
            times(&versions),
            [("a".to_owned(), 3, last("2026-05-02")), ("b".to_owned(), 0, last("2026-06-01"))]
        );
    }

    #[test]
    fn the_start_of_the_term_moves_what_counts_from_it() {
        let after = || gate("a", Field::Missing, Field::Given(Duration::of_months(1)));
        // A month after 30 and after 31 January 2027 is 28 February: that is no move.
        let versions =
            [(vec![after()], "2027-01-30"), (vec![after()], "2027-01-31"), (vec![after()], "2027-02-01")];
        assert_eq!(times(&versions), [("a".to_owned(), 1, Some("2027-03-01".to_owned()))]);
    }

    #[test]
    fn what_cannot_be_read_says_nothing() {
        let term = from("2026-01-01");
        let gates = Field::Given(List(vec![on("a", "2026-05-01")]));
        let moves = gate_moves([(&gates, &term), (&Field::Invalid, &term), (&gates, &term)]);
        assert_eq!(moves["a"].times, 0);
    }
}
