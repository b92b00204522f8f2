//! Health checks: how far the sides see the partnership differently [S0].

use std::fmt;

use crate::config::{Instrument, Policy};
use crate::document::agreed::fingerprint;
use crate::document::charter::reviews::HealthAnswers;
use crate::document::records::acknowledgement::Acknowledgement;
use crate::document::records::health::{Health, HealthQuestion, Response};
use crate::document::scalar::{Date, as_text};
use crate::partnership::Partnership;

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
    /// The lowest and the highest of them; `None` where there are so few answers that these would give away single ones. Then
    /// neither is said how many there are.
    pub spread: Option<(u8, u8)>,
}

/// What the sides answered to one question, by party; sides whose answers must not be shown are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Views {
    /// The question.
    pub question: HealthQuestion,
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

impl Views {
    /// The sides whose mean lies below so many points. Where a gap names the lower side already, only sides that are all low
    /// count: then the level says what the difference does not.
    #[must_use]
    pub fn low(&self, least: u32, policy: &Policy) -> Vec<&View> {
        let is_low = |view: &&View| view.mean.sum < view.mean.count * u64::from(least);
        let low: Vec<&View> = self.sides.iter().filter(is_low).collect();
        let is_all = low.len() == self.sides.len();
        if is_all || self.gap(policy).is_none() { low } else { Vec::new() }
    }
}

/// The last health check whose answers are complete by a day, counted from 0 in the partnership's order. While answers still
/// come nothing of a check is shown: two looks, before and after an answer, would give it away.
#[must_use]
pub fn last_check(partnership: &Partnership, as_of: Date) -> Option<(usize, &Health)> {
    last_checks(partnership, as_of).next()
}

/// The health checks whose answers are complete by a day, the last one first.
pub fn last_checks(partnership: &Partnership, as_of: Date) -> impl Iterator<Item = (usize, &Health)> {
    let checks = partnership.records.health.iter().enumerate().map(|(record, check)| (record, &check.value));
    checks.rev().filter(move |(_, check)| is_complete(check, as_of))
}

/// The health checks whose answers are complete by a day, oldest first.
#[must_use]
pub fn completed(partnership: &Partnership, as_of: Date) -> Vec<&Health> {
    let checks = partnership.records.health.iter().map(|check| &check.value);
    checks.filter(|check| is_complete(check, as_of)).collect()
}

/// The last health check that has begun, and of which answers still come.
#[must_use]
pub fn open_check(partnership: &Partnership, as_of: Date) -> Option<&Health> {
    let checks = partnership.records.health.iter().rev().map(|check| &check.value);
    let has_begun = |check: &&Health| check.period.get().is_none_or(|period| period.first() <= as_of);
    checks.filter(has_begun).find(|check| !is_complete(check, as_of))
}

fn is_complete(check: &Health, as_of: Date) -> bool {
    check.day().is_none_or(|day| day <= as_of)
}

/// How many answers of a side there must be so that something of them is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// For their mean.
    pub mean: u32,
    /// For the lowest and the highest of them, and for how many there are.
    pub spread: u32,
}

impl Thresholds {
    /// The least that holds where answers are anonymous. The policy stands in a file that one side can edit, so that it may ask
    /// for more and not for less.
    pub const LEAST: Self = Self { mean: 3, spread: 5 };

    /// What holds in a partnership on a day.
    #[must_use]
    pub fn of(partnership: &Partnership, policy: &Policy, as_of: Date) -> Self {
        if is_open(partnership, as_of) { Self { mean: 1, spread: 1 } } else { Self::anonymous(policy) }
    }

    /// What holds where answers are anonymous.
    #[must_use]
    pub fn anonymous(policy: &Policy) -> Self {
        let mean = policy.health_answers_least.max(Self::LEAST.mean);
        Self { mean, spread: policy.health_spread_least.max(Self::LEAST.spread).max(mean) }
    }
}

/// Whether every party answers openly: the charter says so of each, and each has acknowledged the section that says it.
#[must_use]
pub fn is_open(partnership: &Partnership, as_of: Date) -> bool {
    let charter = &partnership.charter.value;
    let agreed = charter.reviews.and(|reviews| &reviews.health_answers);
    let is_open_to =
        |party: &&str| agreed.get().is_some_and(|it| it.of(party).get() == Some(&&HealthAnswers::Open));
    let parties = charter.party_ids();
    !parties.is_empty() && parties.iter().all(is_open_to) && unacknowledged(partnership, as_of).is_empty()
}

/// The parties that have not acknowledged the reviews section as it is now, and with it how health answers are given.
#[must_use]
pub fn unacknowledged(partnership: &Partnership, as_of: Date) -> Vec<&str> {
    const SECTION: &str = "reviews";
    let now = fingerprint(&partnership.charter, SECTION);
    let last = |party: &str| {
        let records = partnership.records.acknowledgements.iter().map(|record| &record.value);
        let is_theirs = |it: &&Acknowledgement| {
            it.side.get().is_some_and(|side| side.as_str() == party)
                && it.date.get().is_none_or(|date| *date <= as_of)
        };
        let sections = records.rev().filter(is_theirs).filter_map(|it| it.sections.get());
        sections.into_iter().find_map(|sections| sections.iter().find(|(section, _)| *section == SECTION))
    };
    let has_acknowledged = |party: &&str| last(party).is_some_and(|(_, then)| *then == now);
    partnership.charter.value.party_ids().into_iter().filter(|party| !has_acknowledged(party)).collect()
}

/// What the sides answered in one check. Without an agreement to answer openly a side with few answers is not shown, so that
/// nobody can tell who said what.
#[must_use]
pub fn views(partnership: &Partnership, check: &Health, policy: &Policy, as_of: Date) -> Vec<Views> {
    let charter = &partnership.charter.value;
    let least = Thresholds::of(partnership, policy, as_of);
    let view = |question: &HealthQuestion| {
        let sides = charter.party_ids().into_iter().filter_map(|party| {
            let responses = check.responses.get()?.of(party).get().copied()?;
            let people: Vec<Mean> = responses.values().filter_map(|it| of_person(it, *question)).collect();
            let mean = Mean {
                sum: people.iter().map(|it| it.sum).sum(),
                count: people.iter().map(|it| it.count).sum(),
            };
            let has = |least: u32| people.len() >= (least as usize).max(1);
            // A spread is one of single scores: of described answers it would be one of means.
            let scores = people.iter().map(|it| (it.count == 1).then(|| u8::try_from(it.sum).ok()).flatten());
            let scores: Option<Vec<u8>> = scores.collect();
            let spread = scores.and_then(|scores| Some((*scores.iter().min()?, *scores.iter().max()?)));
            let spread = spread.filter(|_| has(least.spread));
            has(least.mean).then(|| View { party: party.to_owned(), mean, spread })
        });
        Views { question: *question, sides: sides.collect() }
    };
    HealthQuestion::ALL.iter().map(view).collect()
}

/// What a person says of an area: the score under its short key, else the described answers to its questions.
fn of_person(response: &Response, question: HealthQuestion) -> Option<Mean> {
    if let Some(score) = response.score(question).get() {
        return Some(Mean { sum: u64::from(score.value()), count: 1 });
    }
    let said = response.answers.get().into_iter().flat_map(|answers| answers.iter());
    let steps = said.filter(|(id, _)| Instrument::area_of(id) == Some(question));
    let steps: Vec<u64> = steps.filter_map(|(_, said)| said.step()).map(u64::from).collect();
    (!steps.is_empty()).then(|| Mean { sum: steps.iter().sum(), count: steps.len() as u64 })
}
