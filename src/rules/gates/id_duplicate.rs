use super::naming;
use crate::document::charter::gates::Gate;
use crate::finding::Place;
use crate::method::gates::GateStatus;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// two gates share an id, so a vote counts for both
    "gate-id-duplicate",
    severity: Error,
    nature: Defect, consequence: Adrift,
    authority: ["ours"],
    why: "a vote at the first gate would also decide the second, long before its day",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let gates: Vec<(&Gate, &GateStatus)> = naming::gates(subject).collect();
    for (at, (gate, status)) in gates.iter().enumerate() {
        let Some(id) = gate.id.get() else { continue };
        let earlier = gates[..at].iter().find(|(other, _)| other.id.get() == Some(id));
        let Some((_, first)) = earlier else { continue };
        drafts
            .at_value(
                format!("gates[{}].id", status.index),
                format!("gate id `{id}` used twice, so votes count for both"),
            )
            .help("give this gate an id of its own")
            .also(&Place::value(format!("gates[{}].id", first.index)), "the first one");
    }
}
