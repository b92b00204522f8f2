//! `copied-missing`: the communication section does not say who is copied on what.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "copied-missing",
    family: Family::Communication,
    severity: Severity::Advice,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the communication section does not say who is copied on what",
    why: "whoever is left out of a message by chance takes it for intent",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("copied_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
    report.at_key("communication.copied", message).help(
        "add `copied:` to `communication`, a line for each matter, such as `- Complaints go to both partnership managers`",
    );
}
