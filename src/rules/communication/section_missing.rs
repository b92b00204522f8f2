//! `communication-missing`: the charter has no communication section.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "communication-missing",
    family: Family::Communication,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the charter has no communication section",
    why: "partners who agree on no rhythm talk a lot at first and then not at all",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("section_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let communication = &subject.charter.communication;
    if !communication.is_missing() {
        return;
    }
    let message = if communication.is_open() {
        "the communication is still open: the charter does not say how the parties keep in touch"
    } else {
        "the charter does not say how the parties keep in touch"
    };
    report.at_value("communication", message).help(
        "add a `communication:` section; begin with `meetings:` (each with `name` and `cadence`) and `channels:`",
    );
}
