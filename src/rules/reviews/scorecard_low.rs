//! `scorecard-below-threshold`: a party scores low, and no plan says how that is to rise.

use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::reviews::held;
use crate::rules::series::{number, series};
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "scorecard-below-threshold",
    family: Family::Reviews,
    severity: Severity::Warning,
    from: Stage::Operation,
    until: Stage::Operation,
    authority: &["S0", "ours"],
    summary: "a party scores low, and no plan says how that is to rise",
    why: "a low score that nobody acts on tells both sides that the scorecard is decoration",
    policy: &["scorecard_least"],
    since: "0.1.0",
    docs: include_str!("scorecard_low.md"),
    check: Check::Partnership(check),
};

const DIMENSIONS: [&str; 4] = ["trust", "communication", "value_delivery", "commitment"];

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for party in subject.parties() {
        let mut low: Vec<(usize, &str, u8)> = Vec::new();
        for (at, dimension) in DIMENSIONS.into_iter().enumerate() {
            let Some((record, score)) = last_score(subject, party, at) else { continue };
            let is_low = u32::from(score) < subject.policy.scorecard_least;
            if is_low && !has_plan(subject, party, at, record) {
                low.push((record, dimension, score));
            }
        }
        let Some(record) = low.iter().map(|(record, _, _)| *record).max() else { continue };
        let Some(review) = subject.partnership.records.reviews.get(record) else { continue };
        let scores: Vec<String> =
            low.iter().map(|(_, dimension, score)| format!("{score} for `{dimension}`")).collect();
        let (name, scores) = (subject.charter.party_name(party), series(&scores));
        let dimensions: Vec<String> = low.iter().map(|(_, dimension, _)| format!("`{dimension}`")).collect();
        report
            .at_record(
                &review.source,
                format!("scorecard.{party}"),
                format!("{name} scores {scores}, and no plan says how that is to rise"),
            )
            .label(format!("below {}", subject.policy.scorecard_least))
            .help(format!(
                "agree on a plan, and write it under `improvement_plan:` with the {} {}",
                number(dimensions.len(), "key", "keys"),
                series(&dimensions)
            ));
    }
}

/// The last score of a party, and the review it stands in.
fn last_score(subject: &Subject<'_>, party: &str, dimension: usize) -> Option<(usize, u8)> {
    held(subject.partnership, subject.as_of).rev().find_map(|(record, review)| {
        let card = review.scorecard.get()?.of(party).get().copied()?;
        let scores = [&card.trust, &card.communication, &card.value_delivery, &card.commitment];
        Some((record, scores[dimension].get()?.value()))
    })
}

/// Whether the review with the score, or one after it, has a plan. What cannot be read may be one.
fn has_plan(subject: &Subject<'_>, party: &str, dimension: usize, record: usize) -> bool {
    subject.partnership.records.reviews.iter().skip(record).any(|review| {
        let plan = match &review.value.improvement_plan {
            Field::Given(plan) => plan,
            other => return other.is_invalid(),
        };
        let parts = [&plan.trust, &plan.communication, &plan.value_delivery, &plan.commitment];
        match parts[dimension] {
            Field::Given(part) => !part.of(party).is_missing(),
            other => other.is_invalid(),
        }
    })
}
