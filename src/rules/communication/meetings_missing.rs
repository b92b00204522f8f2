use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the communication section lists no meetings
    "meetings-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0", "S3"],
    why: "meetings that are not in the calendar are called when it is too late to prevent anything",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    if !is_without_entries(&communication.meetings) {
        return;
    }
    let message = if communication.meetings.is_open() || communication.meetings.is_given() {
        "it is still open when the parties meet"
    } else {
        "the communication section lists no regular meetings"
    };
    drafts
        .at_key("communication.meetings", message)
        .help("add `meetings:` to `communication`, such as `- name: Sync` with `cadence: weekly`");
}
