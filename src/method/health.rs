//! Health checks: how far the sides see the partnership differently [S0].

use std::fmt;

use crate::config::Policy;
use crate::document::Field;
use crate::document::charter::reviews::HealthAnswers;
use crate::document::records::health::{Health, Response};
use crate::document::scalar::{Date, Score, as_text};
use crate::partnership::Partnership;

/// The questions of a health check.
pub const QUESTIONS: [&str; 4] = ["alignment", "governance", "value_delivery", "relationship"];

/// The mean of one side's answers to one question, kept exact: a sum and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mean {
    /// The sum of the scores.
    pub sum: u64,
    /// How many scores; at least one.
    pub count: u64,
}

impl Mean {
    /// The mean in tenths, rounded half up: 37 for 3.7.
    #[must_use]
    pub const fn tenths(self) -> u64 {
        (self.sum * 20 + self.count) / (self.count * 2)
    }

    /// Whether two means lie at least so many points apart.
    #[must_use]
    pub const fn is_apart(self, other: Self, points: u64) -> bool {
        (self.sum * other.count).abs_diff(other.sum * self.count) >= points * self.count * other.count
    }
}

as_text! { Mean = "a mean in tenths, rounded half up: `3.7`" }

impl fmt::Display for Mean {
    /// `3.7`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.tenths();
        write!(f, "{}.{}", tenths / 10, tenths % 10)
    }
}

/// How one party answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its id.
    pub party: String,
    /// The mean of its answers.
    pub mean: Mean,
    /// The lowest and the highest of them.
    pub spread: (u8, u8),
}

/// What the sides answered to one question, by party; sides whose answers must not be shown are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Views {
    /// The question.
    pub question: &'static str,
    /// The views, in the order of the charter's parties.
    pub sides: Vec<View>,
}

impl Views {
    /// The lowest and the highest view where they lie as far apart as the policy says.
    #[must_use]
    pub fn gap(&self, policy: &Policy) -> Option<(&View, &View)> {
        let higher = |a: Mean, b: Mean| a.sum * b.count > b.sum * a.count;
        let first = self.sides.first()?;
        let low =
            self.sides.iter().fold(first, |low, side| if higher(low.mean, side.mean) { side } else { low });
        let high = self
            .sides
            .iter()
            .fold(first, |high, side| if higher(side.mean, high.mean) { side } else { high });
        low.mean.is_apart(high.mean, u64::from(policy.health_gap_from)).then_some((low, high))
    }
}

/// The last health check whose time has begun by a day, counted from 0 in the partnership's order.
#[must_use]
pub fn last_check(partnership: &Partnership, as_of: Date) -> Option<(usize, &Health)> {
    let checks = partnership.records.health.iter().enumerate().map(|(record, check)| (record, &check.value));
    let has_begun = |check: &Health| match (check.held.get(), check.period.get()) {
        (Some(held), _) => *held <= as_of,
        (None, Some(period)) => period.first() <= as_of,
        (None, None) => true,
    };
    checks.rev().find(|(_, check)| has_begun(check))
}

/// What the sides answered in one check. Without an agreement to answer openly a side with few answers is not shown, so that
/// nobody can tell who said what.
#[must_use]
pub fn views(partnership: &Partnership, check: &Health, policy: &Policy) -> Vec<Views> {
    let charter = &partnership.charter.value;
    let agreed = charter.reviews.and(|reviews| &reviews.health_answers);
    let is_open_to =
        |party: &&str| agreed.get().is_some_and(|it| it.of(party).get() == Some(&&HealthAnswers::Open));
    let is_open = charter.party_ids().iter().all(is_open_to);
    let least = if is_open { 1 } else { policy.health_answers_least as usize };
    let reads: [fn(&Response) -> &Field<Score>; 4] =
        [|it| &it.alignment, |it| &it.governance, |it| &it.value_delivery, |it| &it.relationship];
    let view = |(question, read): (&'static str, fn(&Response) -> &Field<Score>)| {
        let sides = charter.party_ids().into_iter().filter_map(|party| {
            let responses = check.responses.get()?.of(party).get().copied()?;
            let scores: Vec<u8> =
                responses.values().filter_map(|it| read(it).get()).map(|it| it.value()).collect();
            let sum = scores.iter().copied().map(u64::from).sum();
            let mean = Mean { sum, count: scores.len() as u64 };
            let spread = (*scores.iter().min()?, *scores.iter().max()?);
            (scores.len() >= least).then(|| View { party: party.to_owned(), mean, spread })
        });
        Views { question, sides: sides.collect() }
    };
    QUESTIONS.into_iter().zip(reads).map(view).collect()
}
