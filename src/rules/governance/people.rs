//! People whom every party is to name.

use crate::document::Field;
use crate::document::charter::party::Party;
use crate::document::scalar::Person;
use crate::rules::{Drafts, Subject};

/// A role that every party fills with one person.
pub(in crate::rules) struct Role {
    /// Its key under the party.
    pub(in crate::rules) key: &'static str,
    /// What it is called, as in `executive sponsor`.
    pub(in crate::rules) name: &'static str,
    /// Who belongs there.
    pub(in crate::rules) who: &'static str,
}

/// Finds the parties that name nobody for a role.
pub(in crate::rules) fn each_party_names(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    role: &Role,
    person_of: fn(&Party) -> &Field<Person>,
) {
    let Some(parties) = subject.charter.parties.get() else { return };
    let Role { key, name, who } = role;
    for party in subject.parties() {
        let Some(entry) = parties.get(party) else { continue };
        let person = entry.and(person_of);
        if !person.is_missing() {
            continue;
        }
        let says = if person.is_open() { "has not yet decided on its" } else { "names no" };
        let party_name = subject.charter.party_name(party);
        drafts.at_key(format!("parties.{party}.{key}"), format!("{party_name} {says} {name}")).help(format!(
            "add {who} to `parties.{party}`, such as `{key}: Full Name <name@{party}.example>`"
        ));
    }
}
