//! Reviews: when the next one of each kind is due, and what became of the actions [S0, S1].

use crate::config::Policy;
use crate::document::Field;
use crate::document::charter::reviews::Reviews;
use crate::document::header::DocumentKind;
use crate::document::records::review::{Action, Review, ReviewKind};
use crate::document::scalar::{Cadence, Date, Duration, Period, keyword};
use crate::partnership::Partnership;

/// One kind of review with its rhythm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDue {
    /// Which kind.
    pub kind: ReviewKind,
    /// The agreed rhythm; of health checks that were held without one, the length of the time that the last one is about.
    pub cadence: Cadence,
    /// Whether that rhythm is agreed.
    pub is_agreed: bool,
    /// When the last one was held.
    pub last: Option<Date>,
    /// From which day on the rhythm counts.
    pub from: Date,
    /// By which day the next one is due; that day itself still counts.
    pub due: Date,
}

impl ReviewDue {
    /// By which day the one after so many others is due: 0 is the next one. All count from the same day, so that a month
    /// with fewer days shortens only its own. `None` behind the end of the calendar.
    #[must_use]
    pub fn turn(&self, after: u32) -> Option<Date> {
        match after {
            0 => Some(self.due),
            _ => self.from.plus(&self.cadence.interval().times(after.checked_add(1)?)?),
        }
    }
}

/// The kinds that have a rhythm, in the order of the format. Kinds without one, and those of which the first day cannot be
/// told, are left out.
#[must_use]
pub fn schedule(partnership: &Partnership, policy: &Policy, as_of: Date) -> Vec<ReviewDue> {
    let charter = &partnership.charter.value;
    // Health checks grow old whether or not the charter agrees on reviews.
    let none = Reviews::default();
    let reviews = match &charter.reviews {
        Field::Given(reviews) => reviews,
        Field::Missing | Field::Open => &none,
        Field::Invalid => return Vec::new(),
    };
    let start = charter.term.and(|term| &term.start).get().map(|day| **day);
    let signed = charter.plan.and(|plan| &plan.signed).get().map(|day| **day);
    let begin = start.or(signed);
    ReviewKind::rhythms(reviews)
        .into_iter()
        .filter_map(|(kind, cadence)| {
            // The last one may be recorded in what could not be read.
            if !partnership.records.is_whole(record_of(kind)) {
                return None;
            }
            let last = match kind {
                ReviewKind::Health => last_health(partnership, as_of),
                kind => last_held(partnership, kind, as_of),
            };
            let is_agreed = cadence.is_given();
            let cadence = match cadence {
                Field::Given(cadence) => *cadence,
                Field::Missing | Field::Open if kind == ReviewKind::Health => {
                    last_health_period(partnership, as_of)?
                }
                _ => return None,
            };
            let from = last.or(begin)?;
            let mut due = from.plus(&cadence.interval())?;
            if kind == ReviewKind::Business && last.is_none() {
                let first = begin?.plus(&Duration::of_months(policy.review_first_most))?;
                due = due.min(first);
            }
            Some(ReviewDue { kind, cadence, is_agreed, last, from, due })
        })
        .collect()
}

/// The kinds that have a rhythm and no day from which it counts: neither has one been held nor is it said when the term begins.
#[must_use]
pub fn undated(partnership: &Partnership, scheduled: &[ReviewDue]) -> Vec<(ReviewKind, Cadence)> {
    let reviews = partnership.charter.value.reviews.get();
    let all = reviews.into_iter().flat_map(ReviewKind::rhythms);
    all.filter(|(kind, _)| {
        scheduled.iter().all(|due| due.kind != *kind) && partnership.records.is_whole(record_of(*kind))
    })
    .filter_map(|(kind, cadence)| Some((kind, *cadence.get()?)))
    .collect()
}

/// Which records tell that one was held.
const fn record_of(kind: ReviewKind) -> DocumentKind {
    match kind {
        ReviewKind::Health => DocumentKind::Health,
        _ => DocumentKind::Review,
    }
}

/// The reviews that have been held by a day, each with its place among the records.
pub fn held(partnership: &Partnership, as_of: Date) -> impl DoubleEndedIterator<Item = (usize, &Review)> {
    let reviews = partnership.records.reviews.iter().enumerate();
    reviews
        .map(|(record, review)| (record, &review.value))
        .filter(move |(_, review)| review.held.get().is_some_and(|day| *day <= as_of))
}

fn last_held(partnership: &Partnership, kind: ReviewKind, as_of: Date) -> Option<Date> {
    let of_kind = held(partnership, as_of).filter(|(_, review)| review.kind.get() == Some(&kind));
    of_kind.filter_map(|(_, review)| review.held.get().copied()).max()
}

/// A health check without a day of its own is complete when its answers are there, at the latest on the last day of its period.
fn last_health(partnership: &Partnership, as_of: Date) -> Option<Date> {
    let checks = partnership.records.health.iter().map(|check| &check.value);
    checks
        .filter_map(|check| match check.held.get() {
            Some(day) => Some(*day),
            None => check.period.get().filter(|it| it.first() <= as_of).map(|it| it.last().min(as_of)),
        })
        .filter(|day| *day <= as_of)
        .max()
}

/// How often health checks are held where no rhythm is agreed: each answers for a time, and is old when the next such time
/// is over.
fn last_health_period(partnership: &Partnership, as_of: Date) -> Option<Cadence> {
    let periods = partnership.records.health.iter().filter_map(|check| check.value.period.get());
    let last = periods.filter(|period| period.first() <= as_of).max_by_key(|period| period.last())?;
    Some(Cadence::each(last.length()))
}

/// The month, quarter, half or year around a day that a review of a kind is about: as long as the agreed rhythm, else as is
/// usual for the kind.
#[must_use]
pub fn period_around(kind: ReviewKind, reviews: Option<&Reviews>, day: Date) -> Option<Period> {
    let agreed = reviews.and_then(|reviews| kind.cadence(reviews)?.get()).map(Cadence::interval);
    let months = match agreed {
        // Thirteen weeks are a quarter, and 180 days half a year.
        Some(interval) if interval.months() == 0 => (interval.approximate_days() + 5) / 30,
        Some(interval) => interval.months(),
        None => match kind {
            ReviewKind::Business | ReviewKind::ValueLoop => 3,
            ReviewKind::Health | ReviewKind::Relationship => 6,
            ReviewKind::Operations | ReviewKind::Special => 1,
            ReviewKind::Audit | ReviewKind::Leadership => 12,
        },
    };
    Period::around(day, months)
}

keyword! {
    /// What became of an action.
    pub enum ActionState {
        /// Its day has not passed, or it has none.
        Open = "open",
        /// Done by its day.
        Kept = "kept",
        /// Done after its day.
        Slipped = "slipped",
        /// Its day has passed, and it is not done.
        Overdue = "overdue",
        /// Dropped.
        Dropped = "dropped",
    }
}

/// One action, as it was last written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionStatus {
    /// Which review, counted from 0 in the partnership's order.
    pub record: usize,
    /// Which of its actions, counted from 0.
    pub index: usize,
    /// What became of it.
    pub state: ActionState,
    /// The first day that it was promised for, where it has since been moved to a later one.
    pub first_due: Option<Date>,
}

impl ActionStatus {
    /// By how many days it was put off, from the first day that it was promised for to the one that stands now.
    #[must_use]
    pub fn put_off(&self, action: &Action) -> Option<(Date, Date, i64)> {
        let (first, now) = (self.first_due?, *action.due.get()?);
        let days = first.days_until(now);
        (days > 0).then_some((first, now, days))
    }
}

/// The actions of all reviews on a day. One that several reviews carry on under one id stands once, as last written; what was
/// done or dropped once stays so.
#[must_use]
pub fn actions(partnership: &Partnership, as_of: Date) -> Vec<ActionStatus> {
    let mut all: Vec<(ActionStatus, &Action)> = Vec::new();
    for (record, review) in partnership.records.reviews.iter().enumerate() {
        for (index, action) in review.value.actions.get().into_iter().flat_map(|list| list.iter()) {
            let state = state(action, as_of);
            let is_same =
                |(_, other): &(ActionStatus, &Action)| action.id.is_given() && other.id == action.id;
            match all.iter_mut().find(|entry| is_same(entry)) {
                Some((status, _)) if is_settled(status.state) => {}
                Some(entry) => {
                    let first = entry.0.first_due.or_else(|| entry.1.due.get().copied());
                    *entry = (ActionStatus { record, index, state, first_due: first }, action);
                }
                None => all.push((ActionStatus { record, index, state, first_due: None }, action)),
            }
        }
    }
    all.into_iter().map(|(status, _)| status).collect()
}

fn is_settled(state: ActionState) -> bool {
    matches!(state, ActionState::Kept | ActionState::Slipped | ActionState::Dropped)
}

fn state(action: &Action, as_of: Date) -> ActionState {
    let by_now = |day: &Field<Date>| day.get().copied().filter(|day| *day <= as_of);
    let due = action.due.get().copied();
    match (by_now(&action.done), by_now(&action.dropped)) {
        (Some(done), _) if due.is_some_and(|due| due < done) => ActionState::Slipped,
        (Some(_), _) => ActionState::Kept,
        (None, Some(_)) => ActionState::Dropped,
        // A day that cannot be read may say that it is done.
        _ if action.done.is_invalid() || action.dropped.is_invalid() => ActionState::Open,
        _ if due.is_some_and(|due| due < as_of) => ActionState::Overdue,
        _ => ActionState::Open,
    }
}
