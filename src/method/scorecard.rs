//! How each party is seen in the reviews, and whether something is done about what is low [S0].

use crate::document::Field;
use crate::document::records::review::Dimension;
use crate::document::scalar::Date;
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

/// The scores that a party was given in one dimension, by the reviews held until a day, the last one first.
pub fn scores<'a>(
    partnership: &'a Partnership,
    party: &'a str,
    dimension: Dimension,
    as_of: Date,
) -> impl Iterator<Item = Scored> + 'a {
    held(partnership, as_of).rev().filter_map(move |(record, review)| {
        let card = review.scorecard.get()?.of(party).get().copied()?;
        Some(Scored { record, score: card.score(dimension).get()?.value() })
    })
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
