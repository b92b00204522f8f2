//! `value-proposition-missing`: the canvas has no joint value proposition.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "value-proposition-missing",
    family: Family::Canvas,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the canvas has no joint value proposition",
    why: "a partnership that cannot say what customers gain from it stands on weak ground",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("value_proposition_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    if !canvas.value_proposition.is_missing() {
        return;
    }
    let message = if canvas.value_proposition.is_open() {
        "what customers gain from the partnership is still open"
    } else {
        "the canvas does not say what customers gain from the partnership"
    };
    report.at_key("canvas.value_proposition", message).help("add `value_proposition:` to `canvas`: what the parties offer together that none of them offers alone");
}
