use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter has no communication section
    "communication-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0"],
    why: "partners who agree on no rhythm talk a lot at first and then not at all",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let communication = &subject.charter.communication;
    if !communication.is_missing() {
        return;
    }
    let message = if communication.is_open() {
        "the communication is still open: the charter does not say how the parties keep in touch"
    } else {
        "the charter does not say how the parties keep in touch"
    };
    drafts.at_value("communication", message).help(
        "add a `communication:` section; begin with `meetings:` (each with `name` and `cadence`) and `channels:`",
    );
}
