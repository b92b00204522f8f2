use crate::finding::Consequence;
use crate::grammar::number;
use crate::rules::metrics::called;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a shared metric is not agreed by all parties
    "metric-unagreed",
    severity: Error, from: Negotiation,
    nature: Gap(Measures), consequence: Differing,
    question: "Which parties have agreed to this metric?",
    at: "metrics[].agreed_by", example: "northwind, kestrel", concerns: All,
    authority: ["S0", "S3", "S4"],
    why: "a party can dispute a gate result that rests on a metric it never accepted",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let parties = subject.parties();
    for (index, metric) in charter.metrics.get().into_iter().flat_map(|metrics| metrics.iter()) {
        let agreed = &metric.agreed_by;
        // A party whose id is misspelt has agreed; the misspelling is reported on its own.
        let is_unclear =
            agreed.is_invalid() || agreed.get().is_some_and(|list| list.0.iter().any(|it| it.is_invalid()));
        let has_agreed =
            |party: &str| agreed.get().is_some_and(|list| list.values().any(|it| it.as_str() == party));
        let absent: Vec<&str> = parties.iter().copied().filter(|party| !has_agreed(party)).collect();
        if is_unclear || absent.is_empty() {
            continue;
        }
        let metric = called(metric, index);
        let message = if agreed.is_open() {
            format!("agreement undecided: metric {metric}")
        } else if absent.len() == parties.len() {
            format!("no party has agreed to metric {metric}")
        } else {
            let have = number(absent.len(), "has", "have");
            format!("{} {have} not agreed to metric {metric}", names(charter, &absent))
        };
        let draft = drafts.at_value(format!("metrics[{index}].agreed_by"), message);
        // That some have agreed and others not is a difference; that nobody has said so yet is a question.
        let draft = match absent.len() == parties.len() {
            true => draft.consequence(Consequence::Unsaid),
            false => draft.defect(),
        };
        draft.help(format!(
            "agree definition and target, and write `agreed_by: [{}]` once {} {} agreed",
            parties.join(", "),
            names(charter, &absent),
            number(absent.len(), "has", "have")
        ));
    }
}
