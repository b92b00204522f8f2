use crate::document::charter::metrics::{Metric, MetricKind};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no leading or no lagging metric
    "metrics-kind-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Measures), consequence: Untidy,
    question: "Does the metric look ahead (leading) or back (lagging)?",
    at: "metrics[].kind", example: "leading", concerns: All,
    authority: ["S0", "S2"],
    why: "lagging metrics alone warn too late, and leading metrics alone show no result",
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
            "no leading metric",
            "choose an early sign, such as adoption or joint pipeline, and add `kind: leading` to that metric",
        ),
        (true, false) => (
            "no lagging metric",
            "choose the result, such as revenue or savings, and add `kind: lagging` to that metric",
        ),
        (false, false) => (
            "no metric is marked leading or lagging",
            "mark each metric `kind: leading` or `kind: lagging`, with at least one of each",
        ),
    };
    drafts.at_key("metrics", message).help(help);
}
