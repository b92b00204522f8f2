//! `metrics-too-many`: there are more shared metrics than anybody can steer by.

use crate::document::List;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "metrics-too-many",
    family: Family::Metrics,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "there are more shared metrics than anybody can steer by",
    why: "where everything is a measure of success, nobody knows which number decides",
    policy: &["metrics_least", "metrics_most"],
    since: "0.1.0",
    docs: include_str!("too_many.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let count = subject.charter.metrics.get().map_or(0, List::len);
    let (least, most) = (subject.policy.metrics_least as usize, subject.policy.metrics_most as usize);
    if count <= most {
        return;
    }
    report.at_key("metrics", format!("the charter has {count} shared metrics, more than {most}")).help(format!(
        "keep the {least} to {most} in `metrics` that decide whether you go on, and follow the others in reports"
    ));
}
