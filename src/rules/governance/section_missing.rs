use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter has no governance section
    "governance-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0", "S4"],
    why: "without agreed governance whoever is larger or louder decides, and the others fall silent",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let governance = &subject.charter.governance;
    if !governance.is_missing() {
        return;
    }
    let message = if governance.is_open() {
        "the governance is still open: the charter does not say who decides what"
    } else {
        "the charter does not say who decides what, or in which bodies"
    };
    drafts.at_value("governance", message).help(
        "add a `governance:` section; begin with `decisions:` (each with `what` and `decides`), `bodies:` and `escalation:`",
    );
}
