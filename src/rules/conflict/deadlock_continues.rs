//! `deadlock-continues`: work goes on in a deadlock.

use crate::document::charter::conflict::DeadlockDefault;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "deadlock-continues",
    family: Family::Conflict,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "work goes on in a deadlock",
    why: "where work simply goes on, the side that wants it to go on has won without an agreement",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("deadlock_continues.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let default = subject.charter.conflict.get().and_then(|conflict| conflict.deadlock.get()?.default.get());
    if default == Some(&DeadlockDefault::Continue) {
        report
            .at_value("conflict.deadlock.default", "in a deadlock work goes on as if the parties had agreed")
            .label("takes the side of whoever wants to go on")
            .help("write `default: pause`");
    }
}
