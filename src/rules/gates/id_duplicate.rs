//! `gate-id-duplicate`: two gates have one id, so a vote counts for both.

use super::naming;
use crate::document::charter::gates::Gate;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::gates::GateStatus;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-id-duplicate",
    family: Family::Gates,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "two gates have one id, so a vote counts for both",
    why: "a vote at the first gate would decide the second one years before its day",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("id_duplicate.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let gates: Vec<(&Gate, &GateStatus)> = naming::gates(subject).collect();
    for (at, (gate, status)) in gates.iter().enumerate() {
        let Some(id) = gate.id.get() else { continue };
        let earlier = gates[..at].iter().find(|(other, _)| other.id.get() == Some(id));
        let Some((_, first)) = earlier else { continue };
        report
            .at_value(
                format!("gates[{}].id", status.index),
                format!("another gate has the id `{id}` already, so votes count for both"),
            )
            .help("give the gate an id of its own")
            .also(&Place::value(format!("gates[{}].id", first.index)), "the first one");
    }
}
