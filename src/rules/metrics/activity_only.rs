use crate::document::charter::metrics::Metric;
use crate::grammar::series;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// every shared metric measures activity, none an outcome
    "metrics-activity-only",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S1"],
    why: "the partnership can report busy meetings for years without a result",
    check: Partnership(check),
}

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

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(metrics) = subject.charter.metrics.get() else { return };
    let units: Option<Vec<&str>> =
        metrics.0.iter().filter(|it| !it.is_missing()).map(|it| activity(it.get()?)).collect();
    // A single metric may stand for the result that it leads to, as a first meeting does for a referral.
    let Some(mut units) = units.filter(|units| units.len() > 1) else { return };
    units.sort_unstable();
    units.dedup();
    drafts
        .at_key(
            "metrics",
            format!("every shared metric measures activity, none an outcome: {}", series(&units)),
        )
        .help("agree an outcome to measure and add it to `metrics`: customers, revenue, savings, renewals or satisfaction");
}

/// The unit of a metric, where it counts an activity.
fn activity(metric: &Metric) -> Option<&str> {
    let unit = metric.unit.get()?.as_str();
    let last = unit.split_whitespace().next_back()?.to_lowercase();
    ACTIVITIES.contains(&last.as_str()).then_some(unit)
}
