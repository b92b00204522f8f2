//! How each party is seen in the reviews, and whether something is done about what is low [S0]. At the business review the short
//! health check takes the place of the scorecard: once it was answered, older scorecards say nothing more.

use crate::config::Policy;
use crate::document::records::health::Health;
use crate::document::records::review::{Dimension, Review};
use crate::document::scalar::{Date, Text};
use crate::document::{Field, List};
use crate::method::health::{Mean, last_checks};
use crate::method::instrument::{is_low, shown_mean};
use crate::method::reviews::held;
use crate::partnership::Partnership;

/// One score, from 1 (the worst) to 5, and the review it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    /// Which review, counted from 0 in the partnership's order.
    pub record: usize,
    /// The score.
    pub score: u8,
}

/// Which question of the short health check stands for which dimension of the scorecard.
pub const IN_PLACE: [(Dimension, &str); 4] = [
    (Dimension::Trust, "re-bad"),
    (Dimension::Communication, "co-hear"),
    (Dimension::ValueDelivery, "va-target"),
    (Dimension::Commitment, "re-word"),
];

/// The last complete health check that answers in place of a scorecard, counted from 0 in the partnership's order.
#[must_use]
pub fn check_in_place(partnership: &Partnership, as_of: Date) -> Option<(usize, &Health)> {
    last_checks(partnership, as_of).find(|(_, check)| {
        let mut said = check.described();
        said.any(|answers| IN_PLACE.iter().any(|(_, id)| answers.get(id).is_some_and(Field::is_given)))
    })
}

/// Whether a business review still has scorecards: it has had them, and no health check has answered in their place since.
#[must_use]
pub fn is_kept(partnership: &Partnership, as_of: Date) -> bool {
    let replaced = check_in_place(partnership, as_of).and_then(|(_, check)| check.day());
    let mut cards = held(partnership, as_of).filter(|(_, review)| review.scorecard.is_given());
    cards.any(|(_, review)| is_after(review, replaced))
}

fn is_after(review: &Review, day: Option<Date>) -> bool {
    day.is_none_or(|day| review.held.get().is_some_and(|held| *held > day))
}

/// The scores that a party was given in one dimension, by the reviews held until a day, the last one first.
pub fn scores<'a>(
    partnership: &'a Partnership,
    party: &'a str,
    dimension: Dimension,
    as_of: Date,
) -> impl Iterator<Item = Scored> + 'a {
    let replaced = check_in_place(partnership, as_of).and_then(|(_, check)| check.day());
    let current = held(partnership, as_of).rev().filter(move |(_, review)| is_after(review, replaced));
    current.filter_map(move |(record, review)| {
        let card = review.scorecard.get()?.of(party).get().copied()?;
        Some(Scored { record, score: card.score(dimension).get()?.value() })
    })
}

/// What a party answers in place of a score, where that is low and nothing is done about it: its mean, and the dimension. Done is a plan
/// to improve in a review since then, or an action that names the question.
#[must_use]
pub fn low_in_place(
    partnership: &Partnership,
    party: &str,
    policy: &Policy,
    as_of: Date,
) -> Vec<(Dimension, Mean)> {
    let Some((_, check)) = check_in_place(partnership, as_of) else { return Vec::new() };
    let since: Vec<&Review> = held(partnership, as_of)
        .map(|(_, it)| it)
        .filter(|it| it.held.get().copied() >= check.day())
        .collect();
    let is_planned = |dimension: Dimension, id: &str| {
        since.iter().any(|review| {
            let part = review.improvement_plan.and(|plan| plan.part(dimension));
            let is_of_party = part.value().is_some_and(|part| !part.of(party).is_missing());
            let actions = review.actions.get().into_iter().flat_map(List::values);
            let names = |what: &Text| what.as_str().split([',', ':', ' ']).next() == Some(id);
            is_of_party || actions.filter_map(|action| action.what.get()).any(names)
        })
    };
    let low = IN_PLACE.iter().filter_map(|(dimension, id)| {
        let mean = shown_mean(partnership, check, id, party, policy, as_of)?;
        (is_low(mean, policy) && !is_planned(*dimension, id)).then_some((*dimension, mean))
    });
    low.collect()
}

/// Whether the review with the score, or one after it, has a plan to raise it. What cannot be read may be one.
#[must_use]
pub fn has_plan(partnership: &Partnership, party: &str, dimension: Dimension, record: usize) -> bool {
    partnership.records.reviews.iter().skip(record).any(|review| {
        let plan = match &review.value.improvement_plan {
            Field::Given(plan) => plan,
            other => return other.is_invalid(),
        };
        match plan.part(dimension) {
            Field::Given(part) => !part.of(party).is_missing(),
            other => other.is_invalid(),
        }
    })
}
