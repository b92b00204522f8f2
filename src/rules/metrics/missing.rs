//! `metrics-missing`: the charter has no shared metrics.

use crate::document::List;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "metrics-missing",
    family: Family::Metrics,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S3", "S4"],
    summary: "the charter has no shared metrics",
    why: "parties that have not agreed how success is measured will each call something else success",
    policy: &["metrics_least", "metrics_most"],
    since: "0.1.0",
    docs: include_str!("missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let metrics = &subject.charter.metrics;
    // A list of nothing but open entries names no metric either.
    let is_unnamed = metrics.get().is_some_and(List::is_empty);
    if !metrics.is_missing() && !is_unnamed {
        return;
    }
    let message = if metrics.is_open() || is_unnamed {
        "the shared metrics are still open: the charter does not say how success is measured"
    } else {
        "the charter does not say how success is measured"
    };
    let policy = subject.policy;
    report.at_value("metrics", message).help(format!(
        "add `metrics:` with {} to {} entries, each with `id`, `definition`, `unit`, `target`, `owner` and `agreed_by`",
        policy.metrics_least, policy.metrics_most
    ));
}
