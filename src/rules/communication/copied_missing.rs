use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the communication section does not say who is copied on what
    "copied-missing",
    severity: Advice, from: Launch,
    authority: ["S0"],
    why: "whoever is left out of a message by chance takes it for intent",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // Where two firms work together on a handshake, everybody reads everything.
    if subject.is_informal() {
        return;
    }
    let Some(communication) = subject.charter.communication.get() else { return };
    if !is_without_entries(&communication.copied) {
        return;
    }
    let message = if communication.copied.is_open() || communication.copied.is_given() {
        "it is still open who is copied on what"
    } else {
        "the communication section does not say who is copied on what"
    };
    drafts.at_key("communication.copied", message).help(
        "add `copied:` to `communication`, a line for each matter, such as `- Complaints go to both partnership managers`",
    );
}
