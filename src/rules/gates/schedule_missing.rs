//! `gate-schedule-missing`: the charter names no decision gate.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-schedule-missing",
    family: Family::Gates,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2", "S4"],
    summary: "the charter names no decision gate",
    why: "without a day on which both sides decide, a partnership that does not work goes on by itself",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("schedule_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    if !subject.charter.gates.is_missing() {
        return;
    }
    let message = match subject.charter.gates.is_open() {
        true => "the decision gates are still open",
        false => "the charter names no decision gate",
    };
    report.at_value("gates", message).help(
        "add `gates` at 3 and 6 months at least, such as `- {id: traction, after: 3 months}`, each with criteria and deciders",
    );
}
