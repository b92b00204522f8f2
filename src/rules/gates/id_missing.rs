use super::naming;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate has no id, so no vote can name it
    "gate-id-missing",
    severity: Error, from: Negotiation,
    nature: Gap(Gates), consequence: Untidy,
    question: "By which short id can a vote name the gate?",
    at: "gates[].id", example: "first-year", concerns: All,
    authority: ["ours"],
    why: "votes cannot be recorded, so the gate stays undecided",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(gate, _)| gate.id.is_missing()) {
        let name = naming::name(gate, status);
        drafts
            .at_key(
                format!("gates[{}].id", status.index),
                format!("no id for {name}, so no vote can name it"),
            )
            .help("add a short `id:`, such as `id: traction`");
    }
}
