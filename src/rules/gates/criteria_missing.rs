use super::naming;
use crate::finding::Severity;
use crate::method::gates::GateState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate has no criteria for continuing
    "gate-criteria-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Gates), consequence: Adrift,
    question: "What must be true to continue?",
    at: "gates[].criteria", example: "API live, 50 loans paid", concerns: All,
    authority: ["S2"],
    why: "without agreed criteria, the louder party decides at the gate what counts as success",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state != GateState::Decided) {
        let (index, name) = (status.index, naming::name(gate, status));
        if gate.criteria.is_missing() {
            let message = match gate.criteria.is_open() {
                true => format!("criteria undecided: {name}"),
                false => format!("no criteria for {name}"),
            };
            drafts
                .at_key(format!("gates[{index}].criteria"), message)
                .by(naming::day_ahead(subject, status))
                .help("agree what must be true to continue, and list it under `criteria:`");
        } else if gate.question.is_missing() {
            drafts
                .at_key(format!("gates[{index}].question"), format!("no question for {name}, only criteria"))
                .help("agree what the gate decides, and add it as `question:`")
                .at_most(Severity::Advice);
        }
    }
}
