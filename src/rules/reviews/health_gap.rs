use super::naming::spoken;
use crate::finding::Place;
use crate::grammar::series;
use crate::method::health::{last_check, views};
use crate::rules::{Drafts, Subject, rule};
use std::collections::BTreeMap;

rule! {
    /// the parties answered the last health check very differently
    "health-gap",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Differing,
    authority: ["S0", "ours"],
    why: "the satisfied party may not notice that the other is about to leave",
    policy: [health_gap_from, health_answers_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let last = last_check(subject.partnership, subject.as_of);
    let Some(check) = last.and_then(|(record, _)| subject.partnership.records.health.get(record)) else {
        return;
    };
    // One finding for each pair of sides, whatever they differ on.
    let mut gaps: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for views in views(subject.partnership, &check.value, subject.policy, subject.as_of) {
        if let Some((low, high)) = views.gap(subject.policy) {
            let gap = format!("{} ({} against {})", spoken(views.question.as_str()), low.mean, high.mean);
            gaps.entry((low.party.clone(), high.party.clone())).or_default().push(gap);
        }
    }
    for ((low, high), gaps) in gaps {
        let (low_name, high_name) = (subject.charter.party_name(&low), subject.charter.party_name(&high));
        drafts
            .at_record_key(
                &check.source,
                format!("responses.{low}"),
                format!("{low_name} rates {} lower than {high_name}", series(&gaps)),
            )
            .help(format!("ask {low_name} in the next review what {high_name} does not see; discuss the difference, not the average"))
            .also_in_record(&check.source, &Place::key(format!("responses.{high}")), format!("answers of {high_name}"));
    }
}
