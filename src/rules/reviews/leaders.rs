//! Whether the leaders of all parties meet anyway.

use crate::document::List;
use crate::document::scalar::{Cadence, Person};
use crate::rules::Subject;
use crate::rules::governance::rhythm::is_within_months;

/// Whether the sponsors of all parties sit in one body, or attend one meeting, that comes together often enough.
pub(super) fn leaders_meet(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let sponsors: Option<Vec<(&str, &Person)>> = subject
        .parties()
        .into_iter()
        .map(|party| Some((party, charter.parties.get()?.get(party)?.get()?.sponsor.get()?)))
        .collect();
    // Nobody knows who the leaders are where no sponsor is named.
    let Some(sponsors) = sponsors else { return false };
    let is_enough = |cadence: &Cadence| is_within_months(cadence, subject.policy.leadership_interval_most);
    let names = |people: &List<Person>, sponsor: &Person| people.values().any(|it| it.is_same(sponsor));
    let bodies = charter.governance.get().and_then(|governance| governance.bodies.get());
    let in_a_body = bodies.into_iter().flat_map(|bodies| bodies.values()).any(|body| {
        let members = body.members.get();
        let sits = |(party, sponsor): &(&str, &Person)| {
            members.is_some_and(|it| it.of(party).get().is_some_and(|people| names(people, sponsor)))
        };
        body.cadence.get().is_some_and(is_enough) && sponsors.iter().all(sits)
    });
    let meetings = charter.communication.get().and_then(|it| it.meetings.get());
    let in_a_meeting = meetings.into_iter().flat_map(|meetings| meetings.values()).any(|meeting| {
        let attendees = meeting.attendees.get();
        let attends = |(_, sponsor): &(&str, &Person)| attendees.is_some_and(|people| names(people, sponsor));
        meeting.cadence.get().is_some_and(is_enough) && sponsors.iter().all(attends)
    });
    in_a_body || in_a_meeting
}
