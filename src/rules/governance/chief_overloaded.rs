use std::collections::BTreeMap;

use crate::document::charter::resources::LeadLevel;
use crate::document::scalar::{Cadence, Count, Person};
use crate::document::{Field, List};
use crate::finding::Place;
use crate::grammar::{counted, series};
use crate::rules::governance::seats::name_of;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the chief executive of a small company attends frequent calls
    "chief-overloaded",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["S2", "ours"],
    why: "every governance call takes time from running the company",
    policy: [small_side_below, chief_interval_most],
    check: Partnership(check),
}

/// A call that comes often, with the place where somebody is named for it.
struct Call {
    place: String,
    name: String,
}

/// A meeting that comes often, with the seats in it by what to look for their people.
struct FrequentMeeting<'a> {
    index: usize,
    name: String,
    attendees: &'a List<Person>,
    seats: BTreeMap<String, Vec<usize>>,
}

impl FrequentMeeting<'_> {
    fn seat_of(&self, person: &Person) -> Option<usize> {
        let is_theirs = |seat: &usize| {
            let other = self.attendees.0.get(*seat).and_then(Field::get);
            other.is_some_and(|other| other.is_same(person))
        };
        person.keys().filter_map(|key| self.seats.get(&key)).flatten().copied().filter(is_theirs).min()
    }
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(parties) = subject.charter.parties.get() else { return };
    // A handshake has no governance that could be a load.
    if subject.is_informal() {
        return;
    }
    let meetings = frequent_meetings(subject);
    for (party, entry) in parties.iter() {
        let Some(employees) = entry.employees.get() else { continue };
        if employees.value() >= subject.policy.small_side_below {
            continue;
        }
        let sponsor = entry.sponsor.get().map(|person| (person, "sponsor"));
        let leads = leads_of_the_company(subject, party).into_iter().map(|person| (person, "c-level lead"));
        let mut seen: Vec<&Person> = Vec::new();
        for (chief, role) in sponsor.into_iter().chain(leads) {
            if !seen.iter().any(|known| known.is_same(chief)) {
                seen.push(chief);
                let calls = frequent_calls(subject, &meetings, party, chief);
                report_chief(subject, drafts, (party, *employees), (chief, role), &calls);
            }
        }
    }
}

fn report_chief(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    (party, employees): (&str, Count),
    (chief, role): (&Person, &str),
    calls: &[Call],
) {
    let Some(first) = calls.first() else { return };
    let mut called: Vec<&str> = Vec::new();
    for call in calls {
        // A body and its meeting are most likely one call.
        if !called.contains(&call.name.as_str()) {
            called.push(&call.name);
        }
    }
    let name = subject.charter.party_name(party);
    let below = subject.policy.small_side_below;
    let mut draft = drafts
        .at_value(
            first.place.as_str(),
            format!("{role} {} of {name} ({}) attends {}", chief.name(), counted(employees.value(), "person"), series(&called)),
        )
        .help("send someone from the working level who may decide routine matters, and keep the chief executive for the steering committee")
        .also(&Place::value(format!("parties.{party}.employees")), format!("fewer than {below}"));
    for call in &calls[1..] {
        draft = draft.also(&Place::value(call.place.as_str()), call.name.as_str());
    }
}

/// Who leads for a party in some phase and leads the company, too.
fn leads_of_the_company<'a>(subject: &Subject<'a>, party: &str) -> Vec<&'a Person> {
    let phases = subject.charter.resources.get().into_iter().flat_map(|phases| phases.iter());
    phases
        .filter_map(|(_, sides)| sides.of(party).value())
        .filter(|commitment| commitment.lead_level.get() == Some(&LeadLevel::CLevel))
        .filter_map(|commitment| commitment.lead.get())
        .collect()
}

/// The cadence, where it brings people together often.
fn often(subject: &Subject<'_>, cadence: &Field<Cadence>) -> Option<Cadence> {
    let most = subject.policy.chief_interval_most;
    cadence.get().copied().filter(|cadence| cadence.interval().approximate_days() <= most)
}

fn frequent_meetings<'a>(subject: &Subject<'a>) -> Vec<FrequentMeeting<'a>> {
    let meetings = subject.charter.communication.and(|communication| &communication.meetings);
    let meetings = meetings.value().into_iter().flat_map(|meetings| meetings.iter());
    meetings
        .filter_map(|(index, meeting)| {
            let cadence = often(subject, &meeting.cadence)?;
            let attendees = meeting.attendees.get()?;
            let name = meeting.name.get();
            let name = name.map_or_else(|| format!("meeting {}", index + 1), |it| format!("`{it}`"));
            let mut seats: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (seat, key) in attendees.iter().flat_map(|(seat, it)| it.keys().map(move |key| (seat, key))) {
                seats.entry(key).or_default().push(seat);
            }
            Some(FrequentMeeting { index, name: format!("{name} ({cadence})"), attendees, seats })
        })
        .collect()
}

/// The bodies and meetings that come often and name this person.
fn frequent_calls(
    subject: &Subject<'_>,
    meetings: &[FrequentMeeting<'_>],
    party: &str,
    chief: &Person,
) -> Vec<Call> {
    let mut calls = Vec::new();
    let bodies = subject.charter.governance.and(|governance| &governance.bodies);
    for (index, body) in bodies.get().into_iter().flat_map(|bodies| bodies.iter()) {
        let Some(cadence) = often(subject, &body.cadence) else { continue };
        let members = body.members.get().and_then(|members| members.of(party).value());
        let seat = members.and_then(|people| people.iter().find(|(_, it)| it.is_same(chief)));
        if let Some((seat, _)) = seat {
            let place = format!("governance.bodies[{index}].members.{party}[{seat}]");
            calls.push(Call { place, name: format!("`{}` ({cadence})", name_of(body, index)) });
        }
    }
    for meeting in meetings {
        if let Some(seat) = meeting.seat_of(chief) {
            let place = format!("communication.meetings[{}].attendees[{seat}]", meeting.index);
            calls.push(Call { place, name: meeting.name.clone() });
        }
    }
    calls
}
