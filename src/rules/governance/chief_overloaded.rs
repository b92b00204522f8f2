//! `chief-overloaded`: the chief of a small side sits in weekly calls.

use crate::document::charter::resources::LeadLevel;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Cadence, Count, Person};
use crate::document::{Field, List};
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::governance::seats::name_of;
use crate::rules::series::series;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "chief-overloaded",
    family: Family::Governance,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2", "ours"],
    summary: "the chief of a small side sits in weekly calls",
    why: "in a small company every hour of the chief is an hour without one",
    policy: &["small_side_below", "chief_interval_most"],
    since: "0.1.0",
    docs: include_str!("chief_overloaded.md"),
    check: Check::Partnership(check),
};

/// A call that comes often, with the place where somebody is named for it.
struct Call {
    place: String,
    name: String,
}

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(parties) = subject.charter.parties.get() else { return };
    // A handshake has no governance that could be a load.
    if subject.is_informal() {
        return;
    }
    for (party, entry) in parties.iter() {
        let Some(employees) = entry.employees.get() else { continue };
        if employees.value() >= subject.policy.small_side_below {
            continue;
        }
        let sponsor = entry.sponsor.get().map(|person| (person, "sponsor"));
        let leads =
            leads_of_the_company(subject, party).into_iter().map(|person| (person, "lead at c-level"));
        let mut seen: Vec<&Person> = Vec::new();
        for (chief, role) in sponsor.into_iter().chain(leads) {
            if !seen.iter().any(|known| known.is_same(chief)) {
                seen.push(chief);
                report_chief(subject, report, (party, *employees), (chief, role));
            }
        }
    }
}

fn report_chief(
    subject: &Subject<'_>,
    report: &mut Report<'_>,
    (party, employees): (&str, Count),
    (chief, role): (&Person, &str),
) {
    let calls = frequent_calls(subject, party, chief);
    let Some(first) = calls.first() else { return };
    let called: Vec<&str> = calls.iter().map(|call| call.name.as_str()).collect();
    let name = subject.charter.party_name(party);
    let below = subject.policy.small_side_below;
    let mut draft = report
        .at_value(
            first.place.as_str(),
            format!("{name} has {employees} people, and its {role} {} sits in {}", chief.name(), series(&called)),
        )
        .help("send somebody of the working level who may decide the small things, and keep the chief for the steering committee")
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

/// The bodies and meetings that come often and name this person.
fn frequent_calls(subject: &Subject<'_>, party: &str, chief: &Person) -> Vec<Call> {
    let most = subject.policy.chief_interval_most;
    let often = |cadence: &Field<Cadence>| {
        cadence.get().copied().filter(|cadence| cadence.interval().approximate_days() <= most)
    };
    let seat = |people: &List<Person>| people.iter().find(|(_, it)| it.is_same(chief)).map(|(seat, _)| seat);
    let mut calls = Vec::new();
    let bodies = subject.charter.governance.and(|governance| &governance.bodies);
    for (index, body) in bodies.get().into_iter().flat_map(|bodies| bodies.iter()) {
        let members = body.members.get().and_then(|members| members.of(party).value());
        if let (Some(seat), Some(cadence)) = (members.and_then(seat), often(&body.cadence)) {
            let place = format!("governance.bodies[{index}].members.{party}[{seat}]");
            calls.push(Call { place, name: format!("the body `{}` ({cadence})", name_of(body, index)) });
        }
    }
    let meetings = subject.charter.communication.and(|communication| &communication.meetings);
    for (index, meeting) in meetings.get().into_iter().flat_map(|meetings| meetings.iter()) {
        if let (Some(seat), Some(cadence)) = (meeting.attendees.get().and_then(seat), often(&meeting.cadence))
        {
            let place = format!("communication.meetings[{index}].attendees[{seat}]");
            let name = meeting.name.get().map_or_else(
                || format!("meeting {} ({cadence})", index + 1),
                |name| format!("the meeting `{name}` ({cadence})"),
            );
            calls.push(Call { place, name });
        }
    }
    calls
}
