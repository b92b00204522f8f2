//! The calculations: pure functions of a partnership, the policy and a day.
//!
//! They name places by names (`exit.notice`), and know neither files nor texts nor the clock.

pub mod achievements;
pub mod agreed_terms;
pub mod amendment;
pub mod calendar;
pub mod candidates;
pub mod changes;
mod customers;
pub mod cycles;
pub mod deal;
pub mod deals;
pub mod diagnosis;
pub mod due;
pub mod first_day_out;
pub mod gate_moves;
pub mod gates;
pub(crate) mod goals;
mod ground;
pub mod health;
pub mod hints;
pub(crate) mod incentives;
pub mod instrument;
pub mod key_people;
pub mod kinds;
pub mod leads;
pub mod loosened;
pub mod meetings;
pub mod milestones;
pub mod minimums;
pub mod peers;
pub mod phases;
pub mod plan;
pub mod readiness;
pub mod returns;
pub mod reviews;
pub mod revisits;
pub mod scorecard;
pub mod shortfalls;
pub mod stakes;
pub mod structure;
pub mod symptoms;
pub mod targets;
pub mod term;
pub mod term_changes;
pub mod terms;
pub mod trends;
pub mod usual_gates;
pub mod value;
pub mod voting;

use std::sync::OnceLock;

use crate::config::{Configuration, Policy};
use crate::document::scalar::Date;
use crate::partnership::Partnership;

/// What the calculations say of one partnership on one day.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// What the partnership is for, and what is asked of it for that reason.
    pub kinds: kinds::Kinds,
    /// The checklists with their verdicts.
    pub readiness: Vec<readiness::ChecklistResult>,
    /// The gates with their states, and the effective commitment.
    pub gates: gates::GateSchedule,
    /// Structure, legal form and shares.
    pub structure: structure::StructureAssessment,
    /// What each party gets for what it puts in; `None` where the charter has no value section.
    pub value: Option<value::ValueEquation>,
    /// The phases with their days.
    pub phases: phases::PhaseSchedule,
    /// The kinds of reviews with the days on which they are due.
    pub reviews: Vec<reviews::ReviewDue>,
    /// The actions of all reviews and what became of them.
    pub actions: Vec<reviews::ActionStatus>,
    /// What got worse for two quarters in a row.
    pub declines: Vec<trends::Decline>,
    /// The balance between the parties over three quarters, where it fell twice.
    pub balance_decline: Option<[trends::Point<trends::QuarterBalance>; 3]>,
    /// Registrations of deals that collide.
    pub collisions: Vec<deals::Collision>,
    /// Deals won by another party than the one whose registration lapsed.
    pub lapses: Vec<deals::Lapse>,
    /// Registrations of deals that may collide: their customers are probably one.
    pub doubts: Vec<deals::Doubt>,
    /// The calendar, once somebody has asked for it.
    calendar: OnceLock<calendar::Calendar>,
}

impl Assessment {
    /// The calendar as far as it usually reaches, worked out once; the policy and the day are those of the assessment.
    #[must_use]
    pub fn calendar(&self, partnership: &Partnership, policy: &Policy, as_of: Date) -> &calendar::Calendar {
        self.calendar.get_or_init(|| calendar::Calendar::of(partnership, self, policy, as_of, None))
    }

    /// Calculates everything once, so that rules and renderers speak of the same figures.
    #[must_use]
    pub fn of(partnership: &Partnership, configuration: &Configuration, as_of: Date) -> Self {
        let kinds = kinds::Kinds::of(partnership, &configuration.kinds);
        Self::with_kinds(partnership, configuration, as_of, kinds)
    }

    /// The same of a partnership that is taken to be of these kinds.
    #[must_use]
    pub fn with_kinds(
        partnership: &Partnership,
        configuration: &Configuration,
        as_of: Date,
        kinds: kinds::Kinds,
    ) -> Self {
        let policy = &configuration.policy;
        let deals::Contests { collisions, doubts, lapses } = deals::contests(partnership, policy, as_of);
        Self {
            readiness: readiness::assess_all(partnership, configuration, as_of, &kinds),
            gates: gates::GateSchedule::of(partnership, policy, as_of),
            structure: structure::StructureAssessment::of(partnership, policy),
            value: value::ValueEquation::of(&partnership.charter.value, &configuration.rates, as_of),
            phases: phases::PhaseSchedule::of(&partnership.charter.value, policy),
            reviews: reviews::schedule(partnership, policy, as_of),
            actions: reviews::actions(partnership, as_of),
            declines: trends::declines(partnership, as_of),
            balance_decline: trends::balance_decline(partnership, as_of),
            collisions,
            doubts,
            lapses,
            kinds,
            calendar: OnceLock::new(),
        }
    }
}
