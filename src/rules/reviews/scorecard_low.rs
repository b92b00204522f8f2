use super::naming::spoken;
use crate::document::records::review::Dimension;
use crate::grammar::{number, series};
use crate::method::scorecard::{IN_PLACE, check_in_place, has_plan, low_in_place, scores};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party scores low on the scorecard or what takes its place, with no improvement plan
    "scorecard-below-threshold",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Differing,
    authority: ["S0", "ours"],
    why: "if a low score has no consequences, the party that gave it stops giving honest scores",
    policy: [scorecard_least, health_answers_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    in_place(subject, drafts);
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

/// The answers of the short health check, which stands in for the scorecard.
fn in_place(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (partnership, policy) = (subject.partnership, subject.policy);
    let Some((record, health)) = check_in_place(partnership, subject.as_of) else { return };
    let Some(check) = partnership.records.health.get(record) else { return };
    for party in subject.parties() {
        let low = low_in_place(partnership, party, policy, subject.as_of);
        if low.is_empty() {
            continue;
        }
        let said: Vec<String> = low
            .iter()
            .map(|(dimension, mean)| format!("{mean} for {}", spoken(dimension.as_str())))
            .collect();
        let is_low = |dimension| low.iter().any(|(it, _)| *it == dimension);
        let ids: Vec<String> =
            IN_PLACE.iter().filter(|(it, _)| is_low(*it)).map(|(_, id)| format!("`{id}`")).collect();
        let is_agreed = health.agreed.get().is_some_and(|it| it.of(party).is_given());
        let place = if is_agreed { "agreed" } else { "responses" };
        let name = subject.charter.party_name(party);
        drafts
            .at_record_key(
                &check.source,
                format!("{place}.{party}"),
                format!("no improvement plan for {name}, which answers {}", series(&said)),
            )
            .help(format!(
                "agree how to improve {}, and record it as an action that begins with the id; `partner plan thirty-days --write` proposes it",
                series(&ids)
            ));
    }
}
