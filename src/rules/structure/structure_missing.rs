use super::wording::instead;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no structure is chosen
    "structure-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "Which structure do the parties choose?",
    at: "model.structure", example: "contractual-project", concerns: All,
    authority: ["S2"],
    why: "the parties plan, staff and pay for different partnerships",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(model) = subject.charter.model.get() else { return };
    if subject.is_informal() || !model.structure.is_missing() {
        return;
    }
    let message = if model.structure.is_open() { "structure undecided" } else { "no structure chosen" };
    drafts.at_key("model.structure", message).help(instead(subject));
}
