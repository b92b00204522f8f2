use crate::document::List;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter has no shared metrics
    "metrics-missing",
    severity: Error, from: Negotiation,
    authority: ["S0", "S3", "S4"],
    why: "parties that have not agreed how success is measured will each call something else success",
    policy: [metrics_least, metrics_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
    drafts.at_value("metrics", message).help(format!(
        "add `metrics:` with {} to {} entries, each with `id`, `definition`, `unit`, `target`, `owner` and `agreed_by`",
        policy.metrics_least, policy.metrics_most
    ));
}
