use crate::rules::{Drafts, Subject, rule};

rule! {
    /// neither the governance section nor the conflict protocol names an escalation path
    "escalation-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Disputes), consequence: Unsaid,
    authority: ["S0", "S2", "S4"],
    why: "without an escalation path a dispute is settled by whoever has more power or patience",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let escalation = &governance.escalation;
    // The levels of the conflict protocol are a way up; what of them cannot be read may be one.
    let levels = subject.charter.conflict.and(|conflict| &conflict.levels);
    if !escalation.is_without_entries() || !levels.said_of_list().is_missing() {
        return;
    }
    let message = if escalation.is_open() || escalation.is_given() {
        "escalation path undecided"
    } else {
        "no escalation path for disagreements"
    };
    drafts
        .at_key("governance.escalation", message)
        .help("add `escalation:` to `governance`, in order, such as `escalation: [working-group, steering, mediator]`");
}
