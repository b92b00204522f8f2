use super::naming;
use crate::finding::Severity;
use crate::method::gates::GateState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate does not say what must be true to go on
    "gate-criteria-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Gates), consequence: Adrift,
    question: "What must be true to continue?",
    at: "gates[].criteria", example: "API live, 50 loans paid", concerns: All,
    authority: ["S2"],
    why: "without criteria that were agreed before, the louder side decides what counts as success",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state != GateState::Decided) {
        let (index, name) = (status.index, naming::name(gate, status));
        if gate.criteria.is_missing() {
            let message = match gate.criteria.is_open() {
                true => format!("the criteria of {name} are still open"),
                false => format!("{name} does not say what must be true to go on"),
            };
            drafts
                .at_key(format!("gates[{index}].criteria"), message)
                .by(naming::day_ahead(subject, status))
                .help("add `criteria:`, a list of what both sides can check");
        } else if gate.question.is_missing() {
            drafts
                .at_key(format!("gates[{index}].question"), format!("{name} has criteria, but no question"))
                .help("add `question:`, what the criteria are to show")
                .at_most(Severity::Advice);
        }
    }
}
