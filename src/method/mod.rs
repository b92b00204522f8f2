//! The calculations: pure functions of a partnership, the policy and a day.
//!
//! They name places by names (`exit.notice`), and know neither files nor texts nor the clock.

pub mod gates;
pub mod phases;
pub mod readiness;

use crate::config::Policy;
use crate::document::scalar::Date;
use crate::partnership::Partnership;

/// What the calculations say of one partnership on one day.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The checklists with their verdicts.
    pub readiness: Vec<readiness::ChecklistResult>,
    /// The gates with their states, and the effective commitment.
    pub gates: gates::GateSchedule,
    /// The phases with their days.
    pub phases: phases::PhaseSchedule,
}

impl Assessment {
    /// Calculates everything once, so that rules and renderers speak of the same figures.
    #[must_use]
    pub fn of(partnership: &Partnership, policy: &Policy, as_of: Date) -> Self {
        Self {
            readiness: readiness::assess(partnership, policy),
            gates: gates::GateSchedule::of(partnership, policy, as_of),
            phases: phases::PhaseSchedule::of(&partnership.charter.value, policy),
        }
    }
}
