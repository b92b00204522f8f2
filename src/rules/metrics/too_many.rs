use crate::document::List;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// there are more shared metrics than anybody can steer by
    "metrics-too-many",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S3"],
    why: "where everything is a measure of success, nobody knows which number decides",
    policy: [metrics_least, metrics_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let count = subject.charter.metrics.get().map_or(0, List::len);
    let (least, most) = (subject.policy.metrics_least as usize, subject.policy.metrics_most as usize);
    if count <= most {
        return;
    }
    drafts.at_key("metrics", format!("the charter has {count} shared metrics, more than {most}")).help(format!(
        "keep the {least} to {most} in `metrics` that decide whether you go on, and follow the others in reports"
    ));
}
