//! `deadlock-undefined`: the charter does not say what counts as deadlock.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "deadlock-undefined",
    family: Family::Conflict,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the charter does not say what counts as deadlock",
    why: "as long as nobody can say that there is a deadlock, things go on as one side wants them",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("deadlock_undefined.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let means = conflict.deadlock.and(|deadlock| &deadlock.means);
    if !means.is_missing() {
        return;
    }
    let message = if means.is_open() {
        "it is still open what counts as deadlock"
    } else {
        "the conflict section does not say what counts as deadlock"
    };
    report.at_key("conflict.deadlock.means", message).help(
        "add `deadlock:` to `conflict` with `means:` (such as \"The deciders disagree after one meeting\") and `default: pause`",
    );
}
