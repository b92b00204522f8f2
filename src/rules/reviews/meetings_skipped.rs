use crate::document::charter::communication::Meeting;
use crate::document::records::review::Review;
use crate::document::scalar::Date;
use crate::finding::Place;
use crate::grammar::{counted, number, series};
use crate::method::meetings::occurrences;
use crate::method::reviews::held;
use crate::method::term::last_day;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// far fewer meetings were held than were agreed
    "meetings-skipped",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S3", "ours"],
    why: "meetings that thin out are the first sign that a partnership does",
    policy: [meetings_held_least],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let reviews = &subject.partnership.records.reviews;
    let Some((record, review, count)) =
        held(subject.partnership, subject.as_of).rev().find_map(|(record, review)| {
            Some((record, review, review.indicators.get()?.meetings_held.get()?.value()))
        })
    else {
        return;
    };
    let Some(document) = reviews.get(record) else { return };
    let meetings = subject.charter.communication.and(|communication| &communication.meetings);
    let Some(meetings) = meetings.get().filter(|meetings| !meetings.is_empty()) else { return };
    // Of a meeting without a rhythm nobody can say how often it was due.
    let rhythms: Option<Vec<(usize, &Meeting)>> = meetings
        .0
        .iter()
        .enumerate()
        .map(|(index, meeting)| Some((index, meeting.get().filter(|meeting| meeting.cadence.is_given())?)))
        .collect();
    let (Some(rhythms), Some((first, last))) = (rhythms, days(subject, review)) else { return };
    let due: Vec<(usize, &Meeting, u64)> = rhythms
        .into_iter()
        .filter_map(|(index, meeting)| {
            let times = occurrences(meeting.cadence.get()?, first, last);
            (times > 0).then_some((index, meeting, times))
        })
        .collect();
    let agreed: u64 = due.iter().map(|(_, _, times)| times).sum();
    if u64::from(count) * 100 >= agreed * u64::from(subject.policy.meetings_held_least) {
        return;
    }
    let each: Vec<String> =
        due.iter().map(|(index, meeting, times)| format!("{times} of {}", called(*index, meeting))).collect();
    let mut draft = drafts
        .at_record(
            &document.source,
            "indicators.meetings_held",
            format!(
                "{count} of the {} agreed for {first} to {last} {} held",
                counted(agreed, "meeting"),
                number(count, "was", "were")
            ),
        )
        .note(format!("agreed were {}", series(&each)))
        .help("hold them again, or agree on fewer and write their `cadence:` into the charter");
    for (index, meeting, _) in &due {
        let place = Place::value(format!("communication.meetings[{index}].cadence"));
        draft = draft.also(&place, called(*index, meeting));
    }
}

/// The days that a review counts: of its period, those in the term and before it was held.
fn days(subject: &Subject<'_>, review: &Review) -> Option<(Date, Date)> {
    let (period, held) = (review.period.get()?, *review.held.get()?);
    let term = subject.charter.term.get();
    let start = term.and_then(|term| term.start.get()).copied();
    let end = term.and_then(last_day);
    let first = start.map_or(period.first(), |start| start.max(period.first()));
    let last = period.last().min(held).min(end.unwrap_or_else(|| period.last()));
    (first <= last).then_some((first, last))
}

fn called(index: usize, meeting: &Meeting) -> String {
    meeting.name.get().map_or_else(|| format!("meeting {}", index + 1), |name| format!("`{name}`"))
}
