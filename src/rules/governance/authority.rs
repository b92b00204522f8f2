//! Whom the charter means by its own words for a decider.

use crate::document::charter::Charter;
use crate::document::charter::governance::{Body, Governance};
use crate::document::charter::party::Party;
use crate::document::scalar::{Person, Scalar as _};
use crate::document::{Authority, Field, FieldRef, folded, reads_the_same};

/// Words for roles that the charter fills with people, or for everybody.
const ROLES: &[&str] = &[
    "sponsor",
    "partnership manager",
    "managers",
    "champions",
    "liaisons",
    "integration lead",
    "joint",
    "all parties",
    "both parties",
    "both sides",
    "mediator",
    "arbitrator",
    "board",
];

/// The party whose name or person these words are.
pub(super) fn party_behind<'a>(charter: &'a Charter, words: &str) -> Option<&'a str> {
    let is_named = |party: &str| reads_the_same(charter.party_name(party), words);
    let person = Person::parse(words).ok();
    let is_person_of = |party: &str| person.as_ref().is_some_and(|person| has(charter, party, person));
    charter.party_ids().into_iter().find(|party| is_named(party) || is_person_of(party))
}

/// The party that decides without the others: itself, through one of its people, or through a body in which no other party has a
/// seat. `None` where others decide as well, or where that cannot be told.
pub(super) fn sole_decider<'a>(charter: &'a Charter, decides: &Authority) -> Option<&'a str> {
    let parties = charter.party_ids();
    if parties.len() < 2 {
        return None;
    }
    match decides {
        Authority::Party(id) => parties.into_iter().find(|party| party == id),
        Authority::Other(words) => party_behind(charter, words),
        Authority::All => None,
        Authority::Body(id) => {
            let bodies = charter.governance.get()?.bodies.get()?;
            let is_it = |body: &&Body| body.id.get().is_some_and(|own| own.as_str() == id);
            let members = bodies.values().find(is_it)?.members.get()?;
            // Of a seat that is still open, or that cannot be read, nobody knows whose it will be.
            let is_out = |party: &str| match members.of(party) {
                Field::Missing => true,
                Field::Given(people) => people.0.is_empty(),
                Field::Open | Field::Invalid => false,
            };
            let seated: Vec<&str> = parties.into_iter().filter(|party| !is_out(party)).collect();
            match seated.as_slice() {
                [only] if given(members.of(only)).is_some_and(|people| !people.is_empty()) => Some(only),
                _ => None,
            }
        }
    }
}

/// Whether a reader of the charter can tell who is meant.
pub(in crate::rules) fn is_identified(charter: &Charter, words: &str) -> bool {
    let lower = folded(words);
    let names_a_role = ROLES.iter().any(|role| lower.contains(role));
    let names_a_party = charter
        .party_ids()
        .into_iter()
        .any(|party| lower.contains(party) || lower.contains(&folded(charter.party_name(party))));
    names_a_role || names_a_party || names_a_body(charter, &lower) || party_behind(charter, words).is_some()
}

fn names_a_body(charter: &Charter, lower: &str) -> bool {
    let bodies = charter.governance.get().and_then(|governance| governance.bodies.get());
    bodies.is_some_and(|bodies| {
        bodies.values().any(|body| {
            let name = body.name.get().map(|name| folded(name.as_str()));
            let id = body.id.get().map(|id| folded(id.as_str()));
            [name, id].into_iter().flatten().any(|known| lower.contains(&known))
        })
    })
}

/// Whether this is somebody of the party: in one of its roles or on one of its seats.
fn has(charter: &Charter, party: &str, person: &Person) -> bool {
    let entry = charter.parties.get().and_then(|parties| parties.get(party)?.get());
    let governance = charter.governance.get();
    entry.is_some_and(|entry| fills_a_role(entry, person))
        || governance.is_some_and(|governance| has_a_seat(governance, party, person))
}

fn fills_a_role(party: &Party, person: &Person) -> bool {
    let roles = [&party.sponsor, &party.manager, &party.liaison];
    let champions = party.champions.get().into_iter().flat_map(|champions| champions.values());
    roles.into_iter().filter_map(Field::get).chain(champions).any(|known| known.is_same(person))
}

fn has_a_seat(governance: &Governance, party: &str, person: &Person) -> bool {
    let bodies = governance.bodies.get().into_iter().flat_map(|bodies| bodies.values());
    let members = bodies.filter_map(|body| body.members.get());
    members
        .filter_map(|members| given(members.of(party)))
        .any(|people| people.values().any(|it| it.is_same(person)))
}

fn given<T>(field: FieldRef<'_, T>) -> Option<&T> {
    match field {
        Field::Given(value) => Some(value),
        _ => None,
    }
}
