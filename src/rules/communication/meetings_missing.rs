//! `meetings-missing`: the communication section lists no meetings.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "meetings-missing",
    family: Family::Communication,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S3"],
    summary: "the communication section lists no meetings",
    why: "meetings that are not in the calendar are called when it is too late to prevent anything",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("meetings_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    if !is_without_entries(&communication.meetings) {
        return;
    }
    let message = if communication.meetings.is_open() || communication.meetings.is_given() {
        "it is still open when the parties meet"
    } else {
        "the communication section lists no regular meetings"
    };
    report
        .at_key("communication.meetings", message)
        .help("add `meetings:` to `communication`, such as `- name: Sync` with `cadence: weekly`");
}
