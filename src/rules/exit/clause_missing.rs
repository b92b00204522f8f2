//! `exit-clause-missing`: the charter says nothing about how the partnership ends.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-clause-missing",
    family: Family::Exit,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::WindingDown,
    authority: &["S0", "S2", "S3", "S4"],
    summary: "the charter has no exit section",
    why: "a party that does not know how to leave holds back from the start, and ends in a dispute",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("clause_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let exit = &subject.charter.exit;
    if !exit.is_missing() {
        return;
    }
    let message = if exit.is_open() {
        "the exit is still open: the charter does not say how the partnership ends"
    } else {
        "the charter does not say how the partnership ends"
    };
    report.at_value("exit", message).help(
        "add an `exit:` section; begin with `notice: 90 days`, `ip:` (what becomes of it) and `transition: 60 days`",
    );
}
