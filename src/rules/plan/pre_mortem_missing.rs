//! `pre-mortem-missing`: the plan names no pre-mortem.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "pre-mortem-missing",
    family: Family::Plan,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Launch,
    authority: &["S3"],
    summary: "the plan names no pre-mortem",
    why: "it is easier to say what could fail before anybody has failed",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("pre_mortem_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    if !plan.pre_mortem.is_missing() || subject.is_informal() {
        return;
    }
    let message = if plan.pre_mortem.is_open() {
        "the day of the pre-mortem is still open"
    } else {
        "the plan names no pre-mortem: a meeting that imagines the partnership has failed and asks why"
    };
    report
        .at_key("plan.pre_mortem", message)
        .help("hold one with all parties before the start, add its day to `plan` as `pre_mortem:`, and write what came up under `risks`");
}
