//! `channels-missing`: the communication section names no channels.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "channels-missing",
    family: Family::Communication,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S3"],
    summary: "the communication section names no channels",
    why: "where nobody knows where to write, the message that matters is in the wrong place",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("channels_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    if !is_without_entries(&communication.channels) {
        return;
    }
    let message = if communication.channels.is_open() || communication.channels.is_given() {
        "it is still open through which channels the parties talk"
    } else {
        "the communication section does not say through which channels the parties talk"
    };
    report.at_key("communication.channels", message).help(
        "add `channels:` to `communication`, such as `- name: Shared chat` with `use: daily questions`",
    );
}
