//! `gate-id-missing`: a gate has no id, so no vote can name it.

use super::naming;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-id-missing",
    family: Family::Gates,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "a gate has no id, so no vote can name it",
    why: "a gate that votes cannot name stays undecided for ever",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("id_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(gate, _)| gate.id.is_missing()) {
        let name = naming::name(gate, status);
        report
            .at_key(
                format!("gates[{}].id", status.index),
                format!("{name} has no id, so no vote can name it"),
            )
            .help("add an `id:`, such as `id: traction`");
    }
}
