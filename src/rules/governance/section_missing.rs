//! `governance-missing`: the charter has no governance section.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "governance-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S4"],
    summary: "the charter has no governance section",
    why: "without agreed governance whoever is larger or louder decides, and the others fall silent",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("section_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let governance = &subject.charter.governance;
    if !governance.is_missing() {
        return;
    }
    let message = if governance.is_open() {
        "the governance is still open: the charter does not say who decides what"
    } else {
        "the charter does not say who decides what, or in which bodies"
    };
    report.at_value("governance", message).help(
        "add a `governance:` section; begin with `decisions:` (each with `what` and `decides`), `bodies:` and `escalation:`",
    );
}
