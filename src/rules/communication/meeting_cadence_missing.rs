//! `meeting-cadence-missing`: a meeting has no cadence.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "meeting-cadence-missing",
    family: Family::Communication,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "a meeting has no cadence",
    why: "a meeting without a rhythm is the first to be put off",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("meeting_cadence_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let Some(meetings) = communication.meetings.get() else { return };
    for (index, meeting) in meetings.iter().filter(|(_, meeting)| meeting.cadence.is_missing()) {
        let name = meeting
            .name
            .get()
            .map_or_else(|| format!("meeting {}", index + 1), |name| format!("the meeting `{name}`"));
        let message = if meeting.cadence.is_open() {
            format!("it is still open how often {name} is held")
        } else {
            format!("the charter does not say how often {name} is held")
        };
        report
            .at_key(format!("communication.meetings[{index}].cadence"), message)
            .help("add `cadence:` to this meeting, such as `cadence: weekly`");
    }
}
