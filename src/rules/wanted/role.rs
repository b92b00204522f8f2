//! People whom every party is to name.

use super::Wanted;
use crate::rules::{Drafts, Subject};

/// Finds the parties that name nobody for a role.
pub(super) fn judge(wanted: &Wanted, role: &str, who: &str, subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (key, _) = wanted.key_and_section();
    for party in subject.parties() {
        let person = (wanted.said)(subject.charter, Some(party));
        if !person.is_missing() {
            continue;
        }
        let says = if person.is_open() { "has not yet decided on its" } else { "names no" };
        let name = subject.charter.party_name(party);
        drafts.at_key(wanted.place_of(party), format!("{name} {says} {role}")).help(format!(
            "add {who} to `parties.{party}`, such as `{key}: Full Name <name@{party}.example>`"
        ));
    }
}
