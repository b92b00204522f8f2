//! Terms of the exit section: where one stands, and for whom.

use crate::rules::Subject;

/// Where a term stands: of all parties, or of one.
pub(super) fn place(key: &str, party: Option<&str>) -> String {
    match party {
        None => format!("exit.{key}"),
        Some(party) => format!("exit.{key}.{party}"),
    }
}

/// " for Kestrel Software" where a term holds for one party; nothing where it holds for all.
pub(super) fn for_whom(subject: &Subject<'_>, party: Option<&str>) -> String {
    party.map_or_else(String::new, |party| format!(" for {}", subject.charter.party_name(party)))
}
