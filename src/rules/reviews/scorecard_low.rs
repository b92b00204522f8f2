use super::naming::spoken;
use crate::document::records::review::Dimension;
use crate::grammar::{number, series};
use crate::method::scorecard::{has_plan, scores};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party scores low on the scorecard, with no improvement plan
    "scorecard-below-threshold",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Differing,
    authority: ["S0", "ours"],
    why: "if a low score has no consequences, the party that gave it stops giving honest scores",
    policy: [scorecard_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
        let said: Vec<String> = low
            .iter()
            .map(|(_, dimension, score)| format!("{score} for {}", spoken(dimension.as_str())))
            .collect();
        let (name, scores) = (subject.charter.party_name(party), series(&said));
        let dimensions: Vec<String> = low.iter().map(|(_, dimension, _)| format!("`{dimension}`")).collect();
        drafts
            .at_record(
                &review.source,
                format!("scorecard.{party}"),
                format!("no improvement plan for {name}, which scores {scores}"),
            )
            .label(format!("below {}", subject.policy.scorecard_least))
            .help(format!(
                "agree on a plan, and write it under `improvement_plan:` of the review with the {} {}",
                number(dimensions.len(), "key", "keys"),
                series(&dimensions)
            ));
    }
}
