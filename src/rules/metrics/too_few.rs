//! `metrics-too-few`: there are fewer shared metrics than it takes to see the whole partnership.

use crate::document::List;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::number;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "metrics-too-few",
    family: Family::Metrics,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "there are fewer shared metrics than it takes to see the whole partnership",
    why: "one or two numbers can look well while the rest of the partnership fails unseen",
    policy: &["metrics_least", "metrics_most"],
    since: "0.1.0",
    docs: include_str!("too_few.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let count = subject.charter.metrics.get().map_or(0, List::len);
    let (least, most) = (subject.policy.metrics_least as usize, subject.policy.metrics_most as usize);
    if count == 0 || count >= least {
        return;
    }
    let metrics = number(count, "metric", "metrics");
    let missing = least - count;
    report
        .at_key("metrics", format!("the charter has {count} shared {metrics}, fewer than {least}"))
        .help(format!("add {missing} more to `metrics`, so that there are {least} to {most}"));
}
