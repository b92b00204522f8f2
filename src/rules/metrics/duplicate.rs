//! `metric-duplicate`: two shared metrics have the same id.

use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "metric-duplicate",
    family: Family::Metrics,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["S1"],
    summary: "two shared metrics have the same id",
    why: "a goal or a reading that names the id could mean either metric",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("duplicate.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let mut seen: Vec<(usize, &str)> = Vec::new();
    for (index, metric) in subject.charter.metrics.get().into_iter().flat_map(|metrics| metrics.iter()) {
        let Some(id) = metric.id.get().map(|id| id.as_str()) else { continue };
        let Some((first, _)) = seen.iter().find(|(_, other)| *other == id) else {
            seen.push((index, id));
            continue;
        };
        report
            .at_value(format!("metrics[{index}].id"), format!("another metric is called `{id}` already"))
            .also(&Place::value(format!("metrics[{first}].id")), format!("the first `{id}`"))
            .help("give this metric an id of its own, or take it out if both are the same");
    }
}
