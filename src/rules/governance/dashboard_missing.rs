//! `dashboard-missing`: there is no dashboard that all parties see.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "dashboard-missing",
    family: Family::Governance,
    severity: Severity::Advice,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0", "S2", "S3"],
    summary: "there is no dashboard that all parties see",
    why: "where each side counts for itself, the talk is about whose numbers are right",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("dashboard_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !governance.dashboard.is_missing() {
        return;
    }
    let message = if governance.dashboard.is_open() {
        "it is still open where all parties see the same numbers"
    } else {
        "there is no dashboard on which all parties see the same numbers"
    };
    report
        .at_key("governance.dashboard", message)
        .help("add `dashboard:` to `governance` with a file or an address that every party can open");
}
