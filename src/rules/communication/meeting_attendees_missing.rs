use crate::document::charter::communication::Meeting;
use crate::document::charter::governance::Body;
use crate::document::scalar::Text;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a meeting has no list of attendees
    "meeting-attendees-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "Who attends the meeting?",
    at: "communication.meetings[].attendees", example: "Li Wen, Ana Costa", concerns: All,
    authority: ["S0"],
    why: "without named attendees, people who can decide tend to stay away",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(communication) = subject.charter.communication.get() else { return };
    let Some(meetings) = communication.meetings.get() else { return };
    for (index, meeting) in meetings.iter() {
        if !meeting.attendees.is_without_entries() || is_of_a_body(subject, meeting) {
            continue;
        }
        let name = meeting
            .name
            .get()
            .map_or_else(|| format!("meeting {}", index + 1), |name| format!("meeting {name}"));
        let message = if meeting.attendees.is_open() || meeting.attendees.is_given() {
            format!("attendees of {name} undecided")
        } else {
            format!("no attendees listed for {name}")
        };
        drafts
            .at_key(format!("communication.meetings[{index}].attendees"), message)
            .help("agree who attends for each party and add `attendees:`; a meeting named after a body has its members");
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
