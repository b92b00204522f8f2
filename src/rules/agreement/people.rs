//! Who may speak for a side.

use crate::document::List;
use crate::document::scalar::Person;
use crate::rules::Subject;

/// Everybody whom the charter names for a party: its own people, its deciders at gates, its members of bodies.
pub(super) fn of<'a>(subject: &Subject<'a>, party: &str) -> Vec<&'a Person> {
    let charter = subject.charter;
    let mut people: Vec<&Person> = Vec::new();
    let own = charter.parties.get().and_then(|parties| parties.get(party)?.get());
    if let Some(own) = own {
        people.extend([&own.sponsor, &own.manager, &own.liaison].into_iter().filter_map(|it| it.get()));
        people.extend(own.champions.get().into_iter().flat_map(List::values));
    }
    let gates = charter.gates.get().into_iter().flat_map(List::values);
    people.extend(gates.filter_map(|gate| gate.deciders.get()?.of(party).get().copied()));
    let bodies = charter.governance.get().and_then(|it| it.bodies.get());
    for body in bodies.into_iter().flat_map(List::values) {
        let members = body.members.get().and_then(|members| members.of(party).get().copied());
        people.extend(members.into_iter().flat_map(List::values));
    }
    people
}

/// The party that the charter names this person for.
pub(super) fn side<'a>(subject: &Subject<'a>, person: &Person) -> Option<&'a str> {
    subject
        .charter
        .party_ids()
        .into_iter()
        .find(|party| of(subject, party).iter().any(|it| it.is_same(person)))
}
