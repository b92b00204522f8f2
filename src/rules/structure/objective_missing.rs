//! `objective-missing`: it is not said how deep the partnership's purpose reaches.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::alternatives;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "objective-missing",
    family: Family::Structure,
    severity: Severity::Advice,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["ours", "S2"],
    summary: "it is not said how deep the partnership's purpose reaches",
    why: "without an objective the simplest structure always looks right",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("objective_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    if subject.is_informal() || !model.objective.is_missing() {
        return;
    }
    let message = if model.objective.is_open() {
        "what the partnership is for is still open"
    } else {
        "the model does not say what the partnership is for"
    };
    let leads: Vec<String> = subject
        .assessment
        .structure
        .rating
        .by_objective
        .iter()
        .map(|(objective, structure)| match structure {
            Some(structure) => format!("`{objective}` (leads to `{structure}`)"),
            None => format!("`{objective}` (nothing fits as it stands)"),
        })
        .collect();
    report
        .at_key("model.objective", message)
        .help(format!("write `objective:` under `model`: {}", alternatives(&leads)));
}
