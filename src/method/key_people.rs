//! Who fills the working roles of a party [S0, S3].

use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::party::Party;
use crate::document::scalar::Person;

/// The roles of the working level that are filled, each with its people; `None` where one cannot be read. The executive
/// roles do not count: a sponsor or decider does not know the daily business.
#[must_use]
pub fn working_roles<'a>(
    charter: &'a Charter,
    party: &str,
    entry: &'a Party,
) -> Option<Vec<(&'static str, Vec<&'a Person>)>> {
    let champions = entry.champions.get();
    let is_unreadable = entry.manager.is_invalid()
        || entry.liaison.is_invalid()
        || entry.champions.is_invalid()
        || champions.is_some_and(|champions| champions.0.iter().any(Field::is_invalid));
    if is_unreadable {
        return None;
    }
    let champions: Vec<&Person> = champions.into_iter().flat_map(|champions| champions.values()).collect();
    let table = charter.resources.get();
    let leads: Vec<&Person> = table
        .into_iter()
        .flat_map(|table| table.iter())
        .filter_map(|(_, commitments)| commitments.of(party).get()?.lead.get())
        .collect();
    let roles = [
        ("partnership manager", entry.manager.get().into_iter().collect()),
        ("only champion", champions),
        ("liaison", entry.liaison.get().into_iter().collect()),
        ("lead in every phase", leads),
    ];
    Some(roles.into_iter().filter(|(_, people): &(_, Vec<_>)| !people.is_empty()).collect())
}

/// The person who alone fills every working role of a party, where so many roles or more are filled.
#[must_use]
pub fn sole_person<'a>(charter: &'a Charter, party: &str, roles: usize) -> Option<&'a Person> {
    let entry = charter.parties.get()?.get(party)?.get()?;
    let working = working_roles(charter, party, entry)?;
    let (_, first) = working.first()?;
    let person = *first.first()?;
    let is_alone = working.iter().all(|(_, people)| people.iter().all(|other| other.is_same(person)));
    (working.len() >= roles && is_alone).then_some(person)
}
