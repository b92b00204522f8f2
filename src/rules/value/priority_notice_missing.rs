//! `priority-notice-missing`: nothing says by when a party tells that its priorities shift.

use super::parties::section;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "priority-notice-missing",
    family: Family::Value,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "nothing says by when a party tells that its priorities shift",
    why: "the side that is no longer a priority learns it from the silence",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("priority_notice_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(value) = section(subject) else { return };
    let field = value.protections.and(|protections| &protections.priority_shift_notice);
    if !field.is_missing() {
        return;
    }
    let open = if field.is_open() { "; it is still open" } else { "" };
    report
        .at_key("value.protections.priority_shift_notice", format!("nothing says by when a party tells the others that its priorities shift{open}"))
        .help("add `priority_shift_notice:` under `value.protections`, such as `priority_shift_notice: 30 days`");
}
