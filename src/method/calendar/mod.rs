//! The calendar of a partnership: every day of its charter and records on which somebody must act.
//!
//! Events name their places by names, and the people who must act as the charter names them; what to call an event is said
//! in `wording/calendar.rs`.

mod agreed;
mod named;
mod recorded;

pub use named::{NamedEntry, named_entries};

use crate::config::Policy;
use crate::document::charter::stage::Stage;
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Date, Duration, Text, keyword};
use crate::method::Assessment;
use crate::method::gates::CommitmentState;
use crate::method::phases::Phase;
use crate::method::term::{last_day, renews_by_itself};
use crate::partnership::Partnership;

keyword! {
    /// Where an event stands on a day.
    pub enum EventState {
        /// Its day is further away than the policy's notice.
        Upcoming = "upcoming",
        /// Its day is near or today.
        DueSoon = "due-soon",
        /// Its day has passed, and it is still to be done.
        Overdue = "overdue",
        /// What was to be done is done.
        Done = "done",
        /// Its day has passed, and nothing was to be done.
        Passed = "passed",
    }
}

/// What happens on a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// The last day to vote at a gate, counted from 0.
    Gate(usize),
    /// The first day of the term.
    TermStart,
    /// The last day to decide on the renewal.
    Renewal,
    /// The last day to say that the term does not go on by itself: at the end of the first term, 0, or of a later one.
    NoRenewal(u32),
    /// The last day of the term: of the first one, 0, or of a later one.
    TermEnd(u32),
    /// The last day to say no to the contract's renewal, or to agree on one: at the end of the first term, 0, or of a later one.
    ContractNotice(u32),
    /// The last day of the contract: of its first term, 0, or of a later one.
    ContractEnd(u32),
    /// The first day of a phase.
    PhaseStart(Phase),
    /// The last day of a phase that no other follows at once.
    PhaseEnd(Phase),
    /// The last day to hold a review: its key in the charter, and its place among all of its kind that the rhythm asks for from
    /// the beginning of the term on, from 1. The place stays whenever one looks.
    Review(ReviewKind, u32),
    /// A step on the way to signature, by its key in the charter.
    Step(&'static str),
    /// A deliverable, counted from 0.
    Deliverable(usize),
    /// The payment of an entry of the exchange, counted from 0.
    Payment(usize),
    /// A goal, by its path.
    Goal(String),
    /// The last day of the period that goals were set for.
    Goals(String),
    /// An action: which review and which of its actions, counted from 0.
    Action(usize, usize),
    /// The last day of a waiver, counted from 0.
    Waiver(usize),
    /// The last day to look again at why a party takes part.
    Intent(String),
    /// The last day to look again at the exit plan.
    ExitPlan,
    /// The day on which a party joins.
    PartyStart(String),
    /// The last day of a party's own term.
    PartyEnd(String),
}

impl Occasion {
    /// Its kind in a word.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Gate(_) => "gate",
            Self::TermStart => "term-start",
            Self::Renewal => "renewal",
            Self::NoRenewal(_) => "no-renewal",
            Self::TermEnd(_) => "term-end",
            Self::ContractNotice(_) => "contract-notice",
            Self::ContractEnd(_) => "contract-end",
            Self::PhaseStart(_) => "phase-start",
            Self::PhaseEnd(_) => "phase-end",
            Self::Review(..) => "review",
            Self::Step(_) => "step",
            Self::Deliverable(_) => "deliverable",
            Self::Payment(_) => "payment",
            Self::Goal(_) => "goal",
            Self::Goals(_) => "goals",
            Self::Action(..) => "action",
            Self::Waiver(_) => "waiver",
            Self::Intent(_) => "intent",
            Self::ExitPlan => "exit-plan",
            Self::PartyStart(_) => "party-start",
            Self::PartyEnd(_) => "party-end",
        }
    }
}

/// Where the day of an event is said.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// In which review, counted from 0 in the partnership's order; `None` for the charter.
    pub review: Option<usize>,
    /// The path in it.
    pub path: String,
}

/// Something that is to happen on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The day; that day itself still counts.
    pub day: Date,
    /// What happens.
    pub occasion: Occasion,
    /// What the charter or the record calls it: the name of the gate, what is delivered. Empty where it has no name.
    pub about: String,
    /// Where it stands.
    pub state: EventState,
    /// Who must act, by name. Empty where it is everybody.
    pub who: Vec<String>,
    /// Where its day is said, or what it follows from.
    pub origin: Origin,
    /// Whether its day is assumed from the standard timetable: nobody has agreed on it.
    pub is_usual: bool,
    /// The event that it waits for, as long as that has not happened: its day is the latest one.
    pub waits_for: Option<Text>,
}

/// Something that waits for an event and has no day on which it would be due all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What happens then.
    pub occasion: Occasion,
    /// What the charter calls it. Empty where it has no name.
    pub about: String,
    /// The event that it waits for.
    pub waits_for: Text,
    /// Where that is said.
    pub origin: Origin,
}

impl Event {
    /// Whether its day says only when something was to be: that the day has passed does not say that it was.
    #[must_use]
    pub const fn is_only_planned(&self) -> bool {
        matches!(self.occasion, Occasion::Step(_) | Occasion::Goal(_) | Occasion::Goals(_))
            && !matches!(self.state, EventState::Done)
    }

    /// Whether somebody still has to act.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, EventState::Upcoming | EventState::DueSoon | EventState::Overdue)
    }
}

/// The events of a window of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The first day of the window.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// Whether the partnership goes on: it is not being wound down, and its parties have not voted to end it.
    pub goes_on: bool,
    /// The events of the window and everything that is overdue from before it: by day, on one day by kind and path.
    pub events: Vec<Event>,
    /// What waits for an event and has no latest day, in the order of the format.
    pub waiting: Vec<Waiting>,
}

/// How many days before the day of the question the window begins.
const DAYS_BACK: u32 = 30;
/// How many months behind the day of the question it ends, where the term does not end before.
const MONTHS_AHEAD: u32 = 12;

impl Calendar {
    /// The events from 30 days before a day until a last one: the one that is asked for, else the last day of the term or
    /// twelve months later, whichever comes first. Where a last day is asked for, reviews that come back stand at each of
    /// their days up to it, else only at the next one.
    #[must_use]
    pub fn of(
        partnership: &Partnership,
        assessment: &Assessment,
        policy: &Policy,
        as_of: Date,
        until: Option<Date>,
    ) -> Self {
        let charter = &partnership.charter.value;
        let first = as_of.minus(&Duration::of_days(DAYS_BACK)).unwrap_or(as_of);
        // A term that is renewed by itself goes on.
        let ends = charter.term.get().filter(|term| !renews_by_itself(term));
        let term_end = ends.and_then(last_day).filter(|last| *last >= as_of);
        let year = as_of.plus(&Duration::of_months(MONTHS_AHEAD)).unwrap_or(as_of);
        let last = until.unwrap_or_else(|| term_end.map_or(year, |end| end.min(year)));
        let scene = Scene { partnership, assessment, policy, as_of, last, has_all_turns: until.is_some() };
        let goes_on = scene.goes_on();
        let (mut events, mut waiting) = (Vec::new(), Vec::new());
        // What has ended asks nothing of anybody.
        if charter.stage() != Stage::Ended {
            agreed::events(&scene, &mut events);
            agreed::waiting(&scene, &mut waiting);
            recorded::events(&scene, &mut events);
        }
        events.retain(|event: &Event| {
            let is_inside = first <= event.day && event.day <= last;
            is_inside || (event.state == EventState::Overdue && event.day < first)
        });
        events.sort_by(|a, b| {
            (a.day, &a.occasion, &a.origin, &a.about).cmp(&(b.day, &b.occasion, &b.origin, &b.about))
        });
        Self { first, last, goes_on, events, waiting }
    }

    /// The days with their events, in order.
    pub fn days(&self) -> impl Iterator<Item = (Date, &[Event])> {
        self.events.chunk_by(|a, b| a.day == b.day).filter_map(|events| Some((events.first()?.day, events)))
    }
}

/// What the events are worked out from.
struct Scene<'a> {
    partnership: &'a Partnership,
    assessment: &'a Assessment,
    policy: &'a Policy,
    as_of: Date,
    /// The last day of the window.
    last: Date,
    /// Whether what comes back is wanted at each of its days.
    has_all_turns: bool,
}

impl Scene<'_> {
    /// See [`Calendar::goes_on`].
    fn goes_on(&self) -> bool {
        let stage = self.partnership.charter.value.stage();
        let commitment = self.assessment.gates.commitment.as_ref();
        stage < Stage::WindingDown && commitment.is_none_or(|it| it.state != CommitmentState::Exited)
    }

    /// The state of what is still to be done.
    fn open(&self, day: Date) -> EventState {
        self.ahead(day).unwrap_or(EventState::Overdue)
    }

    /// The state of what nobody needs to do once its day has passed.
    fn passing(&self, day: Date) -> EventState {
        self.ahead(day).unwrap_or(EventState::Passed)
    }

    fn ahead(&self, day: Date) -> Option<EventState> {
        let days = self.as_of.days_until(day);
        match days {
            ..0 => None,
            days if days <= i64::from(self.policy.gate_due_soon) => Some(EventState::DueSoon),
            _ => Some(EventState::Upcoming),
        }
    }
}

/// An event of the charter that concerns everybody.
fn of_charter(day: Date, occasion: Occasion, state: EventState, path: impl Into<String>) -> Event {
    let origin = Origin { review: None, path: path.into() };
    let (about, who) = (String::new(), Vec::new());
    Event { day, occasion, about, state, who, origin, is_usual: false, waits_for: None }
}
