//! Who sits in the bodies.

use crate::document::charter::governance::Body;
use crate::document::scalar::Person;
use crate::document::{Field, List};

/// How many seats a party has in the bodies taken together. A seat still to be filled is a seat. `None` where that
/// cannot be counted: something is open or unreadable.
pub(super) fn seats_of(bodies: &List<Body>, party: &str) -> Option<usize> {
    bodies.0.iter().map(|body| seats_in(body, party)).sum()
}

fn seats_in(body: &Field<Body>, party: &str) -> Option<usize> {
    match body.and(|body| &body.members) {
        Field::Missing => Some(0),
        Field::Open | Field::Invalid => None,
        Field::Given(members) => match members.of(party) {
            Field::Missing => Some(0),
            Field::Open | Field::Invalid => None,
            Field::Given(people) => Some(seats(people)),
        },
    }
}

fn seats(people: &List<Person>) -> usize {
    people.0.iter().filter(|person| !matches!(person, Field::Missing)).count()
}

/// Whether somebody of the party is named in the body; unreadable names count, they are somebody.
pub(super) fn is_represented(body: &Body, party: &str) -> bool {
    match &body.members {
        Field::Missing | Field::Open => false,
        Field::Invalid => true,
        Field::Given(members) => match members.of(party) {
            Field::Missing | Field::Open => false,
            Field::Invalid => true,
            Field::Given(people) => !people.is_empty(),
        },
    }
}

/// What to call a body: its name, else its id, else its place in the list.
pub(super) fn name_of(body: &Body, index: usize) -> String {
    let name = body.name.get().map(ToString::to_string);
    let id = || body.id.get().map(ToString::to_string);
    name.or_else(id).unwrap_or_else(|| format!("body {}", index + 1))
}

/// Whether the party has a seat in the body, filled or still to be filled.
pub(super) fn has_seat(body: &Body, party: &str) -> bool {
    body.members.get().is_some_and(|members| !matches!(members.of(party), Field::Missing))
}

/// Whether the members of the body may decide in it, for every party that says so.
pub(super) fn decides(body: &Body) -> bool {
    body.may_decide.get().is_some_and(|answers| answers.iter().all(|(_, answer)| answer.is_yes()))
}
