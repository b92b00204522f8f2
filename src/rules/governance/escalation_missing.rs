use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// the governance section names no escalation path
    "escalation-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Unsaid,
    authority: ["S0", "S2", "S4"],
    why: "a disagreement without a way up is settled by rank or by patience",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let escalation = &governance.escalation;
    if !escalation.is_without_entries() || settled::escalation(subject) {
        return;
    }
    let message = if escalation.is_open() || escalation.is_given() {
        "it is still open to whom a disagreement goes up"
    } else {
        "the governance section does not say to whom a disagreement goes up"
    };
    drafts
        .at_key("governance.escalation", message)
        .help("add `escalation:` to `governance`, in order, such as `escalation: [working-group, steering, mediator]`");
}
