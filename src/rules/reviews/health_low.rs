use super::naming::spoken;
use crate::finding::Place;
use crate::grammar::series;
use crate::method::health::{last_check, views};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the parties rate the partnership low in the last health check
    "health-low",
    severity: Warning, from: Operation,
    nature: Defect, consequence: Adrift,
    authority: ["S0", "ours"],
    why: "parties that all rate it low tend to let the partnership end without trying to improve it",
    policy: [scorecard_least, health_answers_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let last = last_check(subject.partnership, subject.as_of);
    let Some(check) = last.and_then(|(record, _)| subject.partnership.records.health.get(record)) else {
        return;
    };
    let mut parties: Vec<String> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for views in views(subject.partnership, &check.value, subject.policy, subject.as_of) {
        let low = views.low(subject.policy.scorecard_least, subject.policy);
        if low.is_empty() {
            continue;
        }
        let means: Vec<String> = low.iter().map(|view| view.mean.to_string()).collect();
        said.push(format!("{} ({})", spoken(views.question.as_str()), means.join(" and ")));
        for view in low {
            if !parties.contains(&view.party) {
                parties.push(view.party.clone());
            }
        }
    }
    // In the order of the charter, whatever question they came from.
    let parties: Vec<&str> =
        subject.parties().into_iter().filter(|party| parties.iter().any(|it| it == party)).collect();
    let [first, others @ ..] = parties.as_slice() else { return };
    let names = names(subject.charter, &parties);
    let rate = if others.is_empty() { "rates" } else { "rate" };
    let mut draft = drafts
        .at_record_key(
            &check.source,
            format!("responses.{first}"),
            format!("{names} {rate} {} below {}", series(&said), subject.policy.scorecard_least),
        )
        .help("hold a review on it, ask each party what would have to change, and record what you agree as actions");
    for party in others {
        let label = format!("answers of {}", subject.charter.party_name(party));
        draft = draft.also_in_record(&check.source, &Place::key(format!("responses.{party}")), label);
    }
}
