//! `issue-tracker-missing`: there is no shared issue tracker.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "issue-tracker-missing",
    family: Family::Governance,
    severity: Severity::Advice,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "there is no shared issue tracker",
    why: "a problem that each side files at home belongs to nobody",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("issue_tracker_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !governance.issue_tracker.is_missing() {
        return;
    }
    let message = if governance.issue_tracker.is_open() {
        "it is still open where shared issues are tracked"
    } else {
        "there is no issue tracker that all parties share"
    };
    report
        .at_key("governance.issue_tracker", message)
        .help("add `issue_tracker:` to `governance` with its address");
}
