use crate::document::charter::communication::Meeting;
use crate::finding::Place;
use crate::grammar::{counted, number, series};
use crate::method::meetings::{MeetingsHeld, meetings_held};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// far fewer meetings were held than agreed
    "meetings-skipped",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S3", "ours"],
    why: "missed meetings are an early sign that one party is losing interest",
    policy: [meetings_held_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(counted_in) = meetings_held(subject.partnership, subject.policy, subject.as_of) else { return };
    let Some(document) = subject.partnership.records.reviews.get(counted_in.record) else { return };
    let meetings = subject.charter.communication.and(|communication| &communication.meetings);
    let meetings = meetings.get().filter(|_| counted_in.is_low);
    let MeetingsHeld { held, agreed, first, last, .. } = counted_in;
    let due: Vec<(usize, &Meeting, u64)> = counted_in
        .due
        .iter()
        .filter_map(|(index, times)| Some((*index, meetings?.0.get(*index)?.get()?, *times)))
        .collect();
    if due.is_empty() {
        return;
    }
    let each: Vec<String> =
        due.iter().map(|(index, meeting, times)| format!("{times} of {}", called(*index, meeting))).collect();
    let mut draft = drafts
        .at_record(
            &document.source,
            "indicators.meetings_held",
            format!(
                "{held} of {} agreed for {first} to {last} {} held",
                counted(agreed, "meeting"),
                number(held, "was", "were")
            ),
        )
        .note(format!("agreed: {}", series(&each)))
        .help("ask why they were dropped, then hold them again, or agree on fewer and change their `cadence:` in the charter");
    for (index, meeting, _) in &due {
        let place = Place::value(format!("communication.meetings[{index}].cadence"));
        draft = draft.also(&place, called(*index, meeting));
    }
}

fn called(index: usize, meeting: &Meeting) -> String {
    meeting.name.get().map_or_else(|| format!("meeting {}", index + 1), |name| format!("`{name}`"))
}
