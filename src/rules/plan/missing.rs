//! `plan-missing`: the charter has no plan section.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "plan-missing",
    family: Family::Plan,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the charter has no plan section",
    why: "a signature without a plan leaves each side to its own idea of what happens next",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let plan = &subject.charter.plan;
    if !plan.is_missing() || subject.is_informal() {
        return;
    }
    let message = if plan.is_open() {
        "the plan is still open: the charter dates none of the steps to the signature and after"
    } else {
        "the charter has no plan: it dates none of the steps to the signature and after"
    };
    report.at_value("plan", message).help(
        "add a `plan:` section; begin with `start:` (the day the structure was chosen), `business_alignment:`, `charter_agreed:`, `legal_review:` and `signed:`",
    );
}
