use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// no escalation path
    "escalation-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Unsaid,
    question: "To whom is an issue escalated, in order?",
    at: "governance.escalation", example: "steering, mediator", concerns: All,
    authority: ["S0", "S2", "S4"],
    why: "without an escalation path, the party with more power or patience wins the dispute",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let escalation = &governance.escalation;
    if !escalation.is_without_entries() || settled::escalation(subject) {
        return;
    }
    let message = if escalation.is_open() || escalation.is_given() {
        "escalation path undecided"
    } else {
        "no escalation path for disagreements"
    };
    drafts
        .at_key("governance.escalation", message)
        .help("agree who settles what the working level cannot, and add `escalation:` to `governance` in order, such as `escalation: [working-group, steering, mediator]`");
}
