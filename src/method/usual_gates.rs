//! The usual gates [S2, S4]: which of them a partnership has, and which could be added.

use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::scalar::{Date, Duration};
use crate::method::gates::GateSchedule;
use crate::method::term::last_day;

/// What a usual gate asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsualGate {
    /// Whether anybody uses it at all.
    Traction,
    /// Whether what the partnership was to bring shows.
    ValueHypothesis,
    /// Whether the reason still holds after a year.
    FirstYear,
}

impl UsualGate {
    /// All of them, earliest first.
    pub const ALL: [Self; 3] = [Self::Traction, Self::ValueHypothesis, Self::FirstYear];

    /// Its id.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Traction => "traction",
            Self::ValueHypothesis => "value-hypothesis",
            Self::FirstYear => "first-year",
        }
    }

    /// How long after the term's start.
    #[must_use]
    pub const fn months(self, policy: &Policy) -> u32 {
        match self {
            Self::Traction => policy.gate_usual_first,
            Self::ValueHypothesis => policy.gate_usual_second,
            Self::FirstYear => policy.gate_usual_third,
        }
    }
}

/// Why a usual gate that is not there is not proposed either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// Its day has passed.
    Past(Date),
    /// The term ends before.
    BeyondTerm(Date),
    /// Its day lies behind the end of the calendar.
    BeyondCalendar,
}

/// What is known of a usual gate of a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A gate falls within a month of it, counted from 0.
    There(usize),
    /// It could be added.
    Proposed {
        /// Its id, which no gate of the charter has.
        id: String,
        /// Its day, where the start of the term is known.
        due: Option<Date>,
    },
    /// It is not there, and too late or too far to be added.
    LeftOut(LeftOut),
}

/// A usual gate of a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usual {
    /// Which one.
    pub gate: UsualGate,
    /// How many months after the term's start.
    pub months: u32,
    /// What is known of it.
    pub standing: Standing,
}

/// How far from a usual gate another one may fall to stand for it.
const NEAR: Duration = Duration::of_months(1);

/// The usual gates of a partnership on a day, first to last.
#[must_use]
pub fn usual_gates(charter: &Charter, schedule: &GateSchedule, policy: &Policy, as_of: Date) -> Vec<Usual> {
    let mut taken: Vec<String> = schedule.gates.iter().map(|gate| gate.id.clone()).collect();
    let mut usual = Vec::new();
    for gate in UsualGate::ALL {
        let months = gate.months(policy);
        let standing = standing(charter, schedule, gate, months, as_of, &taken);
        if let Standing::Proposed { id, .. } = &standing {
            taken.push(id.clone());
        }
        usual.push(Usual { gate, months, standing });
    }
    usual
}

fn standing(
    charter: &Charter,
    schedule: &GateSchedule,
    gate: UsualGate,
    months: u32,
    as_of: Date,
    taken: &[String],
) -> Standing {
    let after = Duration::of_months(months);
    let id = free_id(gate, months, taken);
    let start = charter.term.and(|term| &term.start).get().map(|start| **start);
    let Some(start) = start else {
        // Without a start only offsets can be compared.
        let gates = charter.gates.get().into_iter().flat_map(|gates| gates.iter());
        let near = |given: &Duration| given.approximate_days().abs_diff(after.approximate_days()) <= 30;
        let there = gates.filter(|(_, gate)| gate.due.is_missing() && gate.after.get().is_some_and(near));
        let first = there.map(|(index, _)| index).next();
        return first.map_or(Standing::Proposed { id, due: None }, Standing::There);
    };
    let Some(due) = start.plus(&after) else { return Standing::LeftOut(LeftOut::BeyondCalendar) };
    let near = due.minus(&NEAR).unwrap_or(due)..=due.plus(&NEAR).unwrap_or(due);
    let is_near = |day: Date| near.contains(&day);
    if let Some(there) = schedule.gates.iter().find(|gate| gate.due.is_some_and(is_near)) {
        return Standing::There(there.index);
    }
    let last = charter.term.get().and_then(last_day);
    match last {
        Some(last) if last < due => Standing::LeftOut(LeftOut::BeyondTerm(last)),
        _ if due < as_of => Standing::LeftOut(LeftOut::Past(due)),
        _ => Standing::Proposed { id, due: Some(due) },
    }
}

/// The id, with the month behind it and, if need be, a number where the charter has such a gate on another day.
fn free_id(gate: UsualGate, months: u32, taken: &[String]) -> String {
    let dated = format!("{}-month-{months}", gate.id());
    let candidates = [gate.id().to_owned(), dated.clone()].into_iter();
    let numbered = (2u32..).map(|number| format!("{dated}-{number}"));
    let is_free = |id: &String| !taken.contains(id);
    candidates.chain(numbered).find(is_free).unwrap_or(dated)
}
