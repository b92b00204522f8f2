//! `meeting-attendees-missing`: a meeting does not list its attendees.

use crate::document::charter::communication::Meeting;
use crate::document::charter::governance::Body;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Text;
use crate::finding::Severity;
use crate::rules::governance::lists::is_without_entries;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "meeting-attendees-missing",
    family: Family::Communication,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "a meeting does not list its attendees",
    why: "to a meeting of nobody in particular come those who have time, not those who are needed",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("meeting_attendees_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let Some(meetings) = communication.meetings.get() else { return };
    for (index, meeting) in meetings.iter() {
        if !is_without_entries(&meeting.attendees) || is_of_a_body(subject, meeting) {
            continue;
        }
        let name = meeting
            .name
            .get()
            .map_or_else(|| format!("meeting {}", index + 1), |name| format!("the meeting `{name}`"));
        let message = if meeting.attendees.is_open() || meeting.attendees.is_given() {
            format!("it is still open who comes to {name}")
        } else {
            format!("the charter does not say who comes to {name}")
        };
        report
            .at_key(format!("communication.meetings[{index}].attendees"), message)
            .help("add `attendees:` to this meeting, with the people of each side; one that is called like a body has its members");
    }
}

/// Whether the meeting is called like a body: that has members of its own, and a rule that asks for them.
fn is_of_a_body(subject: &Subject<'_>, meeting: &Meeting) -> bool {
    let Some(name) = meeting.name.get().map(plain) else { return false };
    let bodies = subject.charter.governance.and(|governance| &governance.bodies);
    let is_called_so = |body: &Body| {
        body.name.get().is_some_and(|it| plain(it) == name)
            || body.id.get().is_some_and(|id| id.as_str().replace(['-', '_'], " ") == name)
    };
    bodies.is_invalid() || bodies.get().is_some_and(|bodies| bodies.values().any(is_called_so))
}

fn plain(name: &Text) -> String {
    name.as_str().to_lowercase().replace(['-', '_'], " ")
}
