//! `model-missing`: the charter chooses neither a structure nor a legal form.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "model-missing",
    family: Family::Structure,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2", "S3"],
    summary: "the charter chooses neither a structure nor a legal form",
    why: "what was never chosen is copied from the last deal, whether or not it suits this one",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let model = &subject.charter.model;
    if !model.is_missing() {
        return;
    }
    let message = if model.is_open() {
        "the structure and the legal form are still open"
    } else {
        "the charter chooses neither a structure nor a legal form"
    };
    report.at_value("model", message).help(
        "add a `model:` section; begin with `objective:` and each party's `criteria:`, then write `structure:` and `legal_form:`",
    );
}
