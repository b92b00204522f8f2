//! `knowledge-base-missing`: there is no shared place for decisions and lessons.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "knowledge-base-missing",
    family: Family::Governance,
    severity: Severity::Advice,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "there is no shared place for decisions and lessons",
    why: "what was decided and why leaves with the people who were there",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("knowledge_base_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !governance.knowledge_base.is_missing() {
        return;
    }
    let message = if governance.knowledge_base.is_open() {
        "it is still open where decisions and lessons are kept"
    } else {
        "there is no shared place for decisions and what was learnt"
    };
    report.at_key("governance.knowledge_base", message).help("add `knowledge_base:` to `governance` with a file or an address, such as `knowledge_base: docs/decisions.md`");
}
