//! Whom the charter means by its own words for a decider.

use crate::document::charter::Charter;
use crate::document::charter::governance::Governance;
use crate::document::charter::party::Party;
use crate::document::scalar::{Person, Scalar as _};
use crate::document::{Field, FieldRef, folded, reads_the_same};

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
