use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a meeting has no cadence
    "meeting-cadence-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "How often is the meeting held?",
    at: "communication.meetings[].cadence", example: "weekly", concerns: All,
    authority: ["S0"],
    why: "a meeting without a rhythm is the first to be put off",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
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
        drafts
            .at_key(format!("communication.meetings[{index}].cadence"), message)
            .help("add `cadence:` to this meeting, such as `cadence: weekly`");
    }
}
