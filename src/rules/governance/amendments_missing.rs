//! `amendments-missing`: the charter does not say how it is changed.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "amendments-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the charter does not say how it is changed",
    why: "a charter that nobody knows how to change is followed in part and forgotten in the rest",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("amendments_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !governance.amendments.is_missing() {
        return;
    }
    let message = if governance.amendments.is_open() {
        "it is still open how the charter is changed"
    } else {
        "the governance section does not say how the charter is changed"
    };
    report.at_key("governance.amendments", message).help(
        "add `amendments:` to `governance`, such as `amendments: In writing, approved by both sponsors`",
    );
}
