//! `metrics-activity-only`: the shared metrics count what is done, and nothing that comes of it.

use crate::document::charter::metrics::Metric;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "metrics-activity-only",
    family: Family::Metrics,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S1"],
    summary: "the shared metrics count what is done, and nothing that comes of it",
    why: "a partnership that counts its meetings can be busy for years without a result",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("activity_only.md"),
    check: Check::Partnership(check),
};

/// Units that count what somebody does; the last word of a unit is looked at: "sales calls".
const ACTIVITIES: &[&str] = &[
    "meetings",
    "calls",
    "emails",
    "mails",
    "mailings",
    "newsletters",
    "posts",
    "campaigns",
    "presentations",
    "demos",
    "webinars",
    "workshops",
    "trainings",
    "reports",
];

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(metrics) = subject.charter.metrics.get() else { return };
    let units: Option<Vec<&str>> =
        metrics.0.iter().filter(|it| !it.is_missing()).map(|it| activity(it.get()?)).collect();
    // A single metric may stand for the result that it leads to, as a first meeting does for a referral.
    let Some(mut units) = units.filter(|units| units.len() > 1) else { return };
    units.sort_unstable();
    units.dedup();
    report
        .at_key(
            "metrics",
            format!("the shared metrics count {}, and nothing that comes of them", series(&units)),
        )
        .help("add a metric that counts a result: customers, revenue, savings, renewals, satisfaction");
}

/// The unit of a metric, where it counts an activity.
fn activity(metric: &Metric) -> Option<&str> {
    let unit = metric.unit.get()?.as_str();
    let last = unit.split_whitespace().next_back()?.to_lowercase();
    ACTIVITIES.contains(&last.as_str()).then_some(unit)
}
