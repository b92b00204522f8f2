use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the communication section names no channels
    "channels-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0", "S3"],
    why: "where nobody knows where to write, the message that matters is in the wrong place",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    if !is_without_entries(&communication.channels) {
        return;
    }
    let message = if communication.channels.is_open() || communication.channels.is_given() {
        "it is still open through which channels the parties talk"
    } else {
        "the communication section does not say through which channels the parties talk"
    };
    drafts.at_key("communication.channels", message).help(
        "add `channels:` to `communication`, such as `- name: Shared chat` with `use: daily questions`",
    );
}
