//! `structure-missing`: the parties have not chosen a structure.

use super::wording::instead;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "structure-missing",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the parties have not chosen a structure",
    why: "parties who picture different depths plan, staff and pay for different partnerships",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("structure_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    if subject.is_informal() || !model.structure.is_missing() {
        return;
    }
    let message = if model.structure.is_open() {
        "which structure the partnership takes is still open"
    } else {
        "the parties have not chosen a structure"
    };
    report.at_key("model.structure", message).help(instead(subject));
}
