use crate::document::List;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// too many shared metrics
    "metrics-too-many",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S3"],
    why: "with too many metrics, each party picks the figure that suits it",
    policy: [metrics_least, metrics_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let count = subject.charter.metrics.get().map_or(0, List::len);
    let (least, most) = (subject.policy.metrics_least as usize, subject.policy.metrics_most as usize);
    if count <= most {
        return;
    }
    drafts.at_key("metrics", format!("{count} shared metrics, at most {most} recommended")).help(format!(
        "keep the {least} to {most} metrics that decide whether you continue, and move the others to reports"
    ));
}
