//! People whom every party is to name.

use super::{Absent, Wanted};
use crate::rules::{Drafts, Subject};

/// Finds the parties that have not filled a role.
pub(super) fn judge(wanted: &Wanted, role: &str, who: &str, subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let (key, _) = wanted.key_and_section();
    for party in subject.parties() {
        let person = (wanted.said)(subject.charter, Some(party));
        if !person.is_missing() {
            continue;
        }
        let name = subject.charter.party_name(party);
        let message = if person.is_open() {
            format!("{}: {name}", Absent::new(role).undecided())
        } else {
            format!("no {role} for {name}")
        };
        drafts.at_key(wanted.place_of(party), message).help(format!(
            "have {name} appoint {who}, and add the name to `parties.{party}`, such as `{key}: Full Name <name@{party}.example>`"
        ));
    }
}
