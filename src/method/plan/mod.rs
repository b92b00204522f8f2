//! Plans: who does what by when, over four horizons [S0, S1, S2, S3].
//!
//! One engine for all of them: a horizon is a list of [`row::Row`]s, dated by what the charter says of its own days and owned by
//! the people that it names. What the charter or a review says already is done, agreed or dropped, and is not asked again. A day that
//! cannot be worked out is not invented: the task keeps its place in the plan and has no date.

mod area;
mod early;
mod events;
mod ground;
mod ninety_days;
mod onboarding;
mod phases;
mod row;
mod thirty_days;

pub use area::{Area, AreaOf};
pub use onboarding::SprintResult;

use self::ground::Ground;
use crate::config::{Instrument, Policy};
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, keyword};
use crate::document::topic::Topic;
use crate::method::Assessment;
use crate::method::diagnosis::{Owner, Place};
use crate::method::phases::Phase;
use crate::partnership::Partnership;

keyword! {
    /// How far a plan reaches.
    pub enum Horizon {
        /// The sprint before signature, in which the parties prepare to work together.
        Onboarding = "onboarding",
        /// The four phases, each with its tasks.
        Phases = "phases",
        /// The first ninety days of the term, with the early wins.
        NinetyDays = "ninety-days",
        /// Thirty days for the one area that needs improvement most.
        ThirtyDays = "thirty-days",
    }
}

keyword! {
    /// Where a task stands.
    pub enum TaskState {
        /// Nobody has agreed on it, and the charter does not show that it is done.
        Open = "open",
        /// A review or the charter has it with its day, which has not passed.
        Agreed = "agreed",
        /// It was agreed, its day has passed, and nothing shows that it is done.
        Overdue = "overdue",
        /// The charter or a review shows that it is done.
        Done = "done",
        /// The parties dropped it.
        Dropped = "dropped",
        /// What would show it cannot be read, or says no more than a day that has passed.
        Unknown = "unknown",
    }
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What it is known by within the plan; those that each party does share one.
    pub id: String,
    /// In which phase, where the plan is by phases.
    pub phase: Option<Phase>,
    /// What.
    pub what: String,
    /// Who.
    pub owner: Owner,
    /// On which day of the plan, counted from 1; `None` where it has a day of its own or none.
    pub day: Option<u32>,
    /// By when; `None` where that cannot be worked out.
    pub due: Option<Date>,
    /// Whether nobody has agreed on that day: it follows from the standard timetable.
    pub is_usual: bool,
    /// Where it stands.
    pub state: TaskState,
    /// The sources of the method that ask for it; empty where the charter or a review does itself.
    pub source: &'static str,
    /// Where the charter or a review has it.
    pub place: Option<Place>,
    /// The path of the charter at which its result belongs; empty where there is none.
    pub at: String,
}

impl Task {
    /// Whether nobody has written it down yet, so that it can become an action.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.state == TaskState::Open && (self.place.is_none() || self.is_early_win())
    }

    /// An early win stands in the charter without a day and without anybody who sees to it.
    fn is_early_win(&self) -> bool {
        self.place.as_ref().is_some_and(|place| place.path.starts_with("plan.early_wins"))
    }

    /// Whether somebody still has to act.
    #[must_use]
    pub const fn is_ahead(&self) -> bool {
        matches!(self.state, TaskState::Open | TaskState::Agreed | TaskState::Overdue)
    }
}

/// The days of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
    /// The path from which they count; empty where nothing says it.
    pub from: &'static str,
    /// Whether nobody has agreed on them.
    pub is_usual: bool,
}

/// What a plan could not work out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// No day from which the plan counts.
    NoStart,
    /// The day from which it counts cannot be read.
    UnreadStart,
    /// The structure is not chosen, so that what it adds is left out.
    NoStructure,
    /// Nobody is named who leads the sprint.
    NoFacilitator,
    /// The records show no area that needs improvement, because they say nothing of any.
    NoFigures,
    /// The partnership has ended.
    Ended,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// How far it reaches.
    pub horizon: Horizon,
    /// Its days.
    pub window: Window,
    /// The tasks, by their days; those without one last.
    pub tasks: Vec<Task>,
    /// What the onboarding sprint leaves, each with where it stands; empty for the other horizons.
    pub leaves: Vec<(SprintResult, TaskState)>,
    /// The areas that the thirty days were chosen from, the one that needs it most first.
    pub areas: Vec<Area>,
    /// The topics that are not asked of this kind of partnership, so that their tasks are left out.
    pub unasked: Vec<Topic>,
    /// What could not be worked out.
    pub gaps: Vec<Gap>,
}

/// The plan of a partnership on a day, by the policy and the health check of its team.
#[must_use]
pub fn plan(
    partnership: &Partnership,
    assessment: &Assessment,
    (policy, instrument): (&Policy, &Instrument),
    as_of: Date,
    horizon: Horizon,
) -> Plan {
    let ground = Ground::of(partnership, assessment, policy, as_of);
    let mut plan = Plan {
        horizon,
        window: Window::default(),
        tasks: Vec::new(),
        leaves: Vec::new(),
        areas: Vec::new(),
        unasked: Vec::new(),
        gaps: Vec::new(),
    };
    if ground.charter.stage() == Stage::Ended {
        plan.gaps.push(Gap::Ended);
        return plan;
    }
    match horizon {
        Horizon::Onboarding => onboarding::plan(&ground, &mut plan),
        Horizon::Phases => phases::plan(&ground, &mut plan),
        Horizon::NinetyDays => ninety_days::plan(&ground, &mut plan),
        Horizon::ThirtyDays => thirty_days::plan(&ground, instrument, &mut plan),
    }
    // Stable: what is due on one day stays in the order of the method, and of the parties.
    plan.tasks.sort_by_key(|task| (task.phase, task.due.is_none(), task.due, task.day));
    plan.unasked.sort_unstable();
    plan.unasked.dedup();
    plan
}
