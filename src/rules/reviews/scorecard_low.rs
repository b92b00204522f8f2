//! `scorecard-below-threshold`: a party scores low, and no plan says how that is to rise.

use crate::document::charter::stage::Stage;
use crate::document::records::review::Dimension;
use crate::finding::Severity;
use crate::grammar::{number, series};
use crate::method::scorecard::{has_plan, scores};
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

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for party in subject.parties() {
        let mut low: Vec<(usize, Dimension, u8)> = Vec::new();
        for dimension in Dimension::ALL.iter().copied() {
            let Some(last) = scores(subject.partnership, party, dimension, subject.as_of).next() else {
                continue;
            };
            let is_low = u32::from(last.score) < subject.policy.scorecard_least;
            if is_low && !has_plan(subject.partnership, party, dimension, last.record) {
                low.push((last.record, dimension, last.score));
            }
        }
        let Some(record) = low.iter().map(|(record, _, _)| *record).max() else { continue };
        let Some(review) = subject.partnership.records.reviews.get(record) else { continue };
        let said: Vec<String> =
            low.iter().map(|(_, dimension, score)| format!("{score} for `{dimension}`")).collect();
        let (name, scores) = (subject.charter.party_name(party), series(&said));
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
