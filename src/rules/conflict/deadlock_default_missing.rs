//! `deadlock-default-missing`: the charter does not say what happens in a deadlock.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "deadlock-default-missing",
    family: Family::Conflict,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the charter does not say what happens in a deadlock",
    why: "what happens while nobody can decide must be decided beforehand",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("deadlock_default_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let Some(deadlock) = conflict.deadlock.get().filter(|deadlock| !deadlock.means.is_missing()) else {
        return;
    };
    if !deadlock.default.is_missing() {
        return;
    }
    let message = if deadlock.default.is_open() {
        "it is still open what happens in a deadlock"
    } else {
        "the charter says what counts as deadlock, but not what happens then"
    };
    report.at_key("conflict.deadlock.default", message).help(
        "add `default: pause` to `conflict.deadlock`; what counts as deadlock stands beside it under `means:`",
    );
}
