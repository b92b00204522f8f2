//! What earlier reviews say that a new one begins from.

use super::indicators::Indicator;
use crate::cli::writing::{Writing, slug};
use crate::document::records::review::{Action, Dimension, Review, ReviewKind};
use crate::document::scalar::{Date, Id, Period};
use crate::method::reviews::{ActionState, actions, period_around};
use crate::new::review::NewAction;

/// The reviews up to the day of the new one.
pub(super) struct Earlier<'a> {
    writing: &'a Writing,
    held: Date,
    kind: ReviewKind,
}

impl<'a> Earlier<'a> {
    pub(super) fn of(writing: &'a Writing, kind: ReviewKind, held: Date) -> Self {
        Self { writing, held, kind }
    }

    /// Latest first.
    fn reviews(&self) -> impl Iterator<Item = &'a Review> {
        let held = self.held;
        let reviews = self.writing.partnership().records.reviews.iter().rev().map(|it| &it.value);
        reviews.filter(move |review| review.day().is_some_and(|day| day <= held))
    }

    /// The last one of the same kind.
    fn last(&self) -> Option<&'a Review> {
        self.reviews().find(|review| review.kind.get() == Some(&self.kind))
    }

    /// The time that the new one looks back on: that after the last one of its kind, if that has ended just now. Without an
    /// earlier one it is the time that has ended just now where the new one is held soon after, else that of its day.
    pub(super) fn period(&self) -> anyhow::Result<Period> {
        let now = self.period_of(self.held)?;
        let Some(before) = self.held.minus(&now.length()) else { return Ok(now) };
        let before = self.period_of(before)?;
        let last = self.last().and_then(|review| review.period.get().copied());
        let is_next = match last {
            Some(last) => {
                last.last() < before.last()
                    && (last.last().next_day() == Some(before.first()) || self.is_early(now))
            }
            None => self.is_early(now),
        };
        Ok(if is_next { before } else { now })
    }

    /// Whether the day lies in the first third of a time: too little of it has passed to look back on.
    fn is_early(&self, now: Period) -> bool {
        let days = |until: Date| now.first().days_until(until);
        days(self.held).saturating_mul(3) < days(now.last())
    }

    /// The month, quarter, half or year of a day, by the agreed rhythm of the kind of review.
    fn period_of(&self, day: Date) -> anyhow::Result<Period> {
        let reviews = self.writing.charter().reviews.get();
        period_around(self.kind, reviews, day)
            .ok_or_else(|| anyhow::anyhow!("no period of the calendar lies around {day}; give `--period`"))
    }

    /// Who was there for a party the last time.
    pub(super) fn attended(&self, party: &str) -> Vec<String> {
        let people = self.last().and_then(|review| review.attended.get()?.of(party).get().copied());
        people.into_iter().flat_map(|list| list.values()).map(ToString::to_string).collect()
    }

    /// The last reading of a metric, with its period.
    pub(super) fn reading(&self, metric: &str) -> Option<String> {
        self.reviews().find_map(|review| {
            let reading = review.readings.get()?.of(metric).get().map(ToString::to_string)?;
            Some(dated(&reading, review))
        })
    }

    /// The last score of a party, with its period.
    pub(super) fn score(&self, party: &str, dimension: Dimension) -> Option<String> {
        self.reviews().find_map(|review| {
            let card = review.scorecard.get()?.of(party).get().copied()?;
            Some(dated(&card.score(dimension).get()?.to_string(), review))
        })
    }

    /// The last value of an indicator, with its period.
    pub(super) fn indicator(&self, indicator: &Indicator, side: Option<&str>) -> Option<String> {
        self.reviews()
            .find_map(|review| Some(dated(&indicator.read(review.indicators.get()?, side)?, review)))
    }

    /// Whether the last review of the kind held the indicator, for a party if it has one each.
    pub(super) fn has_indicator(&self, indicator: &Indicator) -> bool {
        let parties = self.writing.charter().party_ids();
        let sides = std::iter::once(None).chain(parties.into_iter().map(Some));
        let indicators = self.last().and_then(|review| review.indicators.get());
        indicators.is_some_and(|of| sides.into_iter().any(|side| indicator.read(of, side).is_some()))
    }

    /// How a low score was to rise, as it was last written down.
    pub(super) fn plan(&self, dimension: Dimension, party: &str) -> Option<String> {
        self.reviews().find_map(|review| {
            let plan = review.improvement_plan.get()?;
            plan.part(dimension).get()?.of(party).get().map(|text| text.as_str().to_owned())
        })
    }

    /// What the last review of all noticed.
    pub(super) fn symptoms(&self) -> Vec<String> {
        let last = self.reviews().next().and_then(|review| review.symptoms.get());
        last.into_iter().flat_map(|list| list.values()).map(|it| it.as_str().to_owned()).collect()
    }

    /// The actions that earlier reviews have left open, under their ids.
    pub(super) fn carried(&self) -> Vec<NewAction> {
        let partnership = self.writing.partnership();
        let mut carried: Vec<NewAction> = Vec::new();
        for status in actions(partnership, self.held) {
            if !matches!(status.state, ActionState::Open | ActionState::Overdue) {
                continue;
            }
            let review = partnership.records.reviews.get(status.record).map(|it| &it.value);
            let action: Option<&Action> = review.and_then(|it| it.actions.get()?.0.get(status.index)?.get());
            let Some(action) = action else { continue };
            let Some(what) = action.what.get().map(|it| it.as_str().to_owned()) else { continue };
            let id = action.id.get().map(ToString::to_string).unwrap_or_else(|| free_id(&what, &carried));
            carried.push(NewAction {
                owner: action.owner.get().map(ToString::to_string),
                side: action.side.get().map(|it| it.as_str().to_owned()),
                due: action.due.get().copied(),
                is_carried: true,
                ..NewAction::of(id, what)
            });
        }
        carried
    }
}

/// `61 in 2026-Q2`.
fn dated(value: &str, review: &Review) -> String {
    match review.period.get() {
        Some(period) => format!("{value} in {period}"),
        None => value.to_owned(),
    }
}

/// An id for an action that none of the others has.
pub(super) fn free_id(what: &str, others: &[NewAction]) -> String {
    let stem = Id::of_name(&slug(what, "action")).map_or_else(|| "action".to_owned(), |id| id.to_string());
    let is_free = |id: &String| others.iter().all(|other| other.id != *id);
    let numbered = (2..).map(|nth| format!("{stem}-{nth}"));
    std::iter::once(stem.clone()).chain(numbered).find(is_free).unwrap_or(stem)
}
