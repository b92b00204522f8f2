use crate::document::charter::metrics::{Metric, MetricKind};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no shared metric is leading, or none is lagging
    "metrics-kind-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Measures), consequence: Untidy,
    question: "Does the metric look ahead (leading) or back (lagging)?",
    at: "metrics[].kind", example: "leading", concerns: All,
    authority: ["S0", "S2"],
    why: "lagging metrics tell too late to act, and leading ones alone never show a result",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(metrics) = subject.charter.metrics.get() else { return };
    // One metric cannot be of both kinds; that there is only one is reported on its own.
    let is_unclear = metrics.0.iter().any(|entry| entry.is_invalid())
        || metrics.values().any(|metric| metric.kind.is_invalid());
    if is_unclear || metrics.len() < 2 {
        return;
    }
    let has = |kind| metrics.values().any(|metric: &Metric| metric.kind.get() == Some(&kind));
    let (message, help) = match (has(MetricKind::Leading), has(MetricKind::Lagging)) {
        (true, true) => return,
        (false, true) => (
            "no shared metric is marked as leading",
            "add `kind: leading` to the metric that shows early what is coming, such as adoption or joint pipeline",
        ),
        (true, false) => (
            "no shared metric is marked as lagging",
            "add `kind: lagging` to the metric that shows the result, such as revenue or savings",
        ),
        (false, false) => (
            "no shared metric is marked as leading or lagging",
            "add `kind: leading` or `kind: lagging` to each metric, and have at least one of either",
        ),
    };
    drafts.at_key("metrics", message).help(help);
}
