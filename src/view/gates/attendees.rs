//! Who is expected on a day of the calendar, as far as the charter knows their addresses.

use std::collections::BTreeSet;

use crate::document::charter::Charter;
use crate::document::charter::gates::Gate;
use crate::document::review_kind::ReviewKind;
use crate::document::scalar::Person;
use crate::document::{Authority, Field};
use crate::method::calendar::{Event, Occasion};
use crate::partnership::Partnership;
use crate::view::Attendee;

/// The deciders of a gate.
pub(super) fn at_gate(charter: &Charter, gate: &Gate) -> Vec<Attendee> {
    let deciders = gate.deciders.get();
    let decider = |party: &str| deciders?.of(party).get().copied();
    sorted(charter.party_ids().into_iter().filter_map(decider))
}

/// Whoever an event concerns: the owner it names, else somebody of each party that has to do with it.
pub(super) fn at(partnership: &Partnership, event: &Event) -> Vec<Attendee> {
    let charter = &partnership.charter.value;
    let all = charter.party_ids();
    match &event.occasion {
        // The leaders meet there.
        Occasion::Review(ReviewKind::Leadership, _) => of_parties(charter, &all, Rank::Sponsor),
        Occasion::Review(..) | Occasion::Goals(_) => of_parties(charter, &all, Rank::Manager),
        Occasion::Goal(path) => {
            let party = path.rsplit_once('[').and_then(|(list, _)| list.rsplit_once('.'));
            let party: Vec<&str> = party.map(|(_, party)| party).into_iter().collect();
            of_parties(charter, &party, Rank::Manager)
        }
        Occasion::Intent(party) => of_parties(charter, &[party.as_str()], Rank::Sponsor),
        Occasion::Deliverable(index) => {
            let by = charter.deliverables.get().and_then(|list| list.0.get(*index)?.get()?.by.get());
            match by {
                Some(Authority::Party(party)) => of_parties(charter, &[party.as_str()], Rank::Manager),
                Some(Authority::All) => of_parties(charter, &all, Rank::Manager),
                Some(Authority::Body(_) | Authority::Other(_)) | None => Vec::new(),
            }
        }
        Occasion::Payment(index) => {
            let exchange = charter.value.get().and_then(|value| value.exchange.get());
            let entry = exchange.and_then(|list| list.0.get(*index)?.get());
            let ends = entry.into_iter().flat_map(|entry| [entry.from.get(), entry.to.get()]);
            let parties: Vec<&str> = ends.flatten().map(|party| party.as_str()).collect();
            of_parties(charter, &parties, Rank::Manager)
        }
        Occasion::Waiver(index) => {
            let owner = charter.waivers.get().and_then(|list| list.0.get(*index)?.get()?.owner.get());
            sorted(owner)
        }
        Occasion::Action(record, index) => {
            let review = partnership.records.reviews.get(*record);
            let action = review.and_then(|it| it.value.actions.get()?.0.get(*index)?.get());
            sorted(action.and_then(|action| action.owner.get()))
        }
        _ => Vec::new(),
    }
}

/// Who of a party is asked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Manager,
    Sponsor,
}

/// Of each party whoever runs the partnership or answers for it, the first of whom an address is known.
fn of_parties(charter: &Charter, parties: &[&str], rank: Rank) -> Vec<Attendee> {
    let person = |party: &&str| {
        let party = charter.parties.get()?.get(party)?.get()?;
        let (manager, sponsor): (&Field<Person>, &Field<Person>) = (&party.manager, &party.sponsor);
        let people = match rank {
            Rank::Manager => [manager, sponsor],
            Rank::Sponsor => [sponsor, manager],
        };
        people.into_iter().filter_map(Field::get).find(|person| person.email().is_some())
    };
    sorted(parties.iter().filter_map(person))
}

fn sorted<'p>(people: impl IntoIterator<Item = &'p Person>) -> Vec<Attendee> {
    let attendee = |person: &Person| {
        Some(Attendee { name: person.name().to_owned(), email: person.email()?.to_owned() })
    };
    let mut attendees: Vec<Attendee> = people.into_iter().filter_map(attendee).collect();
    attendees.sort();
    let mut seen = BTreeSet::new();
    attendees.retain(|attendee| seen.insert(attendee.email.to_lowercase()));
    attendees
}
