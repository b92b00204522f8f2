//! How each party is seen in the reviews, and whether something is done about what is low [S0].

use crate::document::Field;
use crate::document::records::review::Scorecard;
use crate::document::scalar::{Date, Score};
use crate::method::reviews::held;
use crate::partnership::Partnership;

/// What a party is seen by, as the format calls it.
pub const DIMENSIONS: [&str; 4] = ["trust", "communication", "value_delivery", "commitment"];

/// One score, from 1 (the worst) to 5, and the review it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    /// Which review, counted from 0 in the partnership's order.
    pub record: usize,
    /// The score.
    pub score: u8,
}

/// The scores that a party was given in one dimension, counted from 0, by the reviews held until a day, the last one first.
pub fn scores<'a>(
    partnership: &'a Partnership,
    party: &'a str,
    dimension: usize,
    as_of: Date,
) -> impl Iterator<Item = Scored> + 'a {
    held(partnership, as_of).rev().filter_map(move |(record, review)| {
        let card = review.scorecard.get()?.of(party).get().copied()?;
        Some(Scored { record, score: parts(card).get(dimension)?.get()?.value() })
    })
}

fn parts(card: &Scorecard) -> [&Field<Score>; 4] {
    [&card.trust, &card.communication, &card.value_delivery, &card.commitment]
}

/// Whether the review with the score, or one after it, has a plan to raise it. What cannot be read may be one.
#[must_use]
pub fn has_plan(partnership: &Partnership, party: &str, dimension: usize, record: usize) -> bool {
    partnership.records.reviews.iter().skip(record).any(|review| {
        let plan = match &review.value.improvement_plan {
            Field::Given(plan) => plan,
            other => return other.is_invalid(),
        };
        let parts = [&plan.trust, &plan.communication, &plan.value_delivery, &plan.commitment];
        match parts.get(dimension) {
            Some(Field::Given(part)) => !part.of(party).is_missing(),
            other => other.is_some_and(|it| it.is_invalid()),
        }
    })
}
