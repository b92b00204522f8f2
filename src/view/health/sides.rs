//! How the sides see each other: the scorecard of each, and what each answered on its own.

use crate::config::Policy;
use crate::document::records::health::Health as Record;
use crate::document::records::review::Dimension;
use crate::document::scalar::Date;
use crate::method::health::{Thresholds, Views, last_check, views};
use crate::method::scorecard::{Scored, has_plan, scores};
use crate::partnership::Partnership;

/// How one party is seen.
#[derive(Debug)]
pub(super) struct Card<'a> {
    pub(super) party: &'a str,
    /// A score for each dimension, in their order; `None` where none was ever given.
    pub(super) scores: Vec<Option<CardScore>>,
}

/// One score, and the one before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct CardScore {
    pub(super) last: Scored,
    pub(super) before: Option<u8>,
    /// Whether it is so low that a plan must say how it is to rise.
    pub(super) is_low: bool,
    pub(super) has_plan: bool,
}

/// The parties that were ever scored.
pub(super) fn cards<'a>(partnership: &'a Partnership, policy: &Policy, as_of: Date) -> Vec<Card<'a>> {
    let card = |party: &'a str| {
        let score = |dimension: &Dimension| {
            let dimension = *dimension;
            let mut given = scores(partnership, party, dimension, as_of);
            let last = given.next()?;
            Some(CardScore {
                last,
                before: given.next().map(|before| before.score),
                is_low: u32::from(last.score) < policy.scorecard_least,
                has_plan: has_plan(partnership, party, dimension, last.record),
            })
        };
        Card { party, scores: Dimension::ALL.iter().map(score).collect() }
    };
    let cards = partnership.charter.value.party_ids().into_iter().map(card);
    cards.filter(|card| card.scores.iter().any(Option::is_some)).collect()
}

/// The last health check.
#[derive(Debug)]
pub(super) struct Check<'a> {
    pub(super) record: &'a Record,
    pub(super) path: &'a str,
    /// From how many answers on something is shown.
    pub(super) thresholds: Thresholds,
    /// What the sides answered, a question each; only sides that may be shown. Whether any of the others has answered is not
    /// told: of few that alone would say much.
    pub(super) views: Vec<Views>,
}

pub(super) fn check<'a>(partnership: &'a Partnership, policy: &Policy, as_of: Date) -> Option<Check<'a>> {
    let (at, record) = last_check(partnership, as_of)?;
    let path = partnership.records.health.get(at)?.source.path.as_str();
    let thresholds = Thresholds::of(partnership, policy, as_of);
    Some(Check { record, path, thresholds, views: views(partnership, record, policy, as_of) })
}
