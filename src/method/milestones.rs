//! What a partnership has reached so far, for a leaderboard [S1]. The numbers are ours.

use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, Duration, keyword};
use crate::method::Assessment;
use crate::method::deals;
use crate::method::gates::{GateState, GateStatus};
use crate::method::reviews::ActionState;
use crate::method::trends::{has_reached, last_reading};
use crate::partnership::Partnership;

keyword! {
    /// A milestone.
    pub enum Milestone {
        /// A deal was registered.
        FirstDeal = "first-deal",
        /// Ten deals were registered.
        TenDeals = "ten-deals",
        /// A hundred deals were registered.
        HundredDeals = "hundred-deals",
        /// It has run for a year since the first day of its term.
        FirstYear = "first-year",
        /// Every shared metric with a target has reached it by its last reading.
        TargetsReached = "targets-reached",
        /// Every action that has come to something was kept by its day, three or more of them.
        PromisesKept = "promises-kept",
        /// Every gate whose day has come was decided.
        GatesDecided = "gates-decided",
    }
}

/// Fewer kept actions say little.
const PROMISES_LEAST: usize = 3;

/// The deals that were registered until a day, by UTC.
#[must_use]
pub fn registered_deals(partnership: &Partnership, as_of: Date) -> usize {
    let is_there = |day: Option<Date>| day.is_some_and(|day| day <= as_of);
    deals::all(partnership)
        .filter(|(_, deal)| is_there(deal.registered.get().and_then(|time| time.day())))
        .count()
}

/// What was reached on a day, in the order of [`Milestone`].
#[must_use]
pub fn reached(partnership: &Partnership, assessment: &Assessment, as_of: Date) -> Vec<Milestone> {
    let deals = registered_deals(partnership, as_of);
    let is_reached = |milestone: &Milestone| match milestone {
        Milestone::FirstDeal => deals >= 1,
        Milestone::TenDeals => deals >= 10,
        Milestone::HundredDeals => deals >= 100,
        Milestone::FirstYear => has_run_a_year(partnership, as_of),
        Milestone::TargetsReached => has_reached_targets(partnership, as_of),
        Milestone::PromisesKept => has_kept_promises(assessment),
        Milestone::GatesDecided => has_decided_gates(assessment, as_of),
    };
    Milestone::ALL.iter().copied().filter(is_reached).collect()
}

fn has_run_a_year(partnership: &Partnership, as_of: Date) -> bool {
    let charter = &partnership.charter.value;
    let start = charter.term.and(|term| &term.start).get().map(|day| **day);
    let year = start.and_then(|start| start.plus(&Duration::of_months(12)));
    charter.stage() == Stage::Operation && year.is_some_and(|year| year <= as_of)
}

fn has_reached_targets(partnership: &Partnership, as_of: Date) -> bool {
    let metrics = partnership.charter.value.metrics.get();
    let mut reached =
        metrics.into_iter().flat_map(|metrics| metrics.values()).filter(|it| it.target.is_given()).map(
            |metric| {
                let (_, reading) = last_reading(partnership, metric.id.get()?.as_str(), as_of)?;
                has_reached(metric, &reading)
            },
        );
    reached.next() == Some(Some(true)) && reached.all(|it| it == Some(true))
}

fn has_kept_promises(assessment: &Assessment) -> bool {
    let came_to =
        assessment.actions.iter().map(|status| status.state).filter(|state| *state != ActionState::Open);
    let states: Vec<ActionState> = came_to.collect();
    states.len() >= PROMISES_LEAST && states.iter().all(|state| *state == ActionState::Kept)
}

/// Whether the day of a gate has passed, or is not known and may have. What waits for an event has not come.
fn has_come(gate: &GateStatus, as_of: Date) -> bool {
    gate.due.map_or(gate.waits_for.is_none(), |due| due < as_of)
}

fn has_decided_gates(assessment: &Assessment, as_of: Date) -> bool {
    let mut due = assessment.gates.gates.iter().filter(|gate| has_come(gate, as_of)).peekable();
    due.peek().is_some() && due.all(|gate| gate.state == GateState::Decided)
}
