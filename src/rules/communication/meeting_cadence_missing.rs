use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a meeting has no frequency
    "meeting-cadence-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "How often is the meeting held?",
    at: "communication.meetings[].cadence", example: "weekly", concerns: All,
    authority: ["S0"],
    why: "a meeting without a fixed frequency is the first to be postponed",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let Some(meetings) = communication.meetings.get() else { return };
    for (index, meeting) in meetings.iter().filter(|(_, meeting)| meeting.cadence.is_missing()) {
        let name = meeting
            .name
            .get()
            .map_or_else(|| format!("meeting {}", index + 1), |name| format!("meeting {name}"));
        let message = if meeting.cadence.is_open() {
            format!("frequency of {name} undecided")
        } else {
            format!("no frequency for {name}")
        };
        drafts
            .at_key(format!("communication.meetings[{index}].cadence"), message)
            .help("agree how often it is held and add `cadence:`, such as `cadence: weekly`");
    }
}
