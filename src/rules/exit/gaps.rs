//! Whom a term of the exit section leaves out.

use crate::document::{ByParty, Each, Field};
use crate::rules::series::{names, series};
use crate::rules::{Drafts, Subject};

/// A term that the exit section must have, in the words of its rule.
pub(super) struct Wanted {
    /// Its key in the exit section.
    pub(super) key: &'static str,
    /// What is wrong without it: the words after "the exit section".
    pub(super) lack: &'static str,
    /// What to write where it holds for all parties, key included.
    pub(super) example: &'static str,
}

/// Notes who has no such term: everybody where the key is missing or open, else the parties that the map leaves out.
pub(super) fn report_gaps<T>(
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
    wanted: &Wanted,
    term: &Field<Each<T>>,
) {
    let Wanted { key, lack, example } = wanted;
    match term {
        Field::Missing => {
            drafts
                .at_key(place(key, None), format!("the exit section {lack}"))
                .help(format!("add `{key}:` to `exit`, such as `{example}`"));
        }
        Field::Open => {
            drafts
                .at_key(place(key, None), format!("the exit section {lack}: `{key}` is still open"))
                .help(format!("decide it and write, for instance, `{example}`"));
        }
        Field::Given(Each::Parties(parties)) => report_left_out(subject, drafts, wanted, parties),
        Field::Invalid | Field::Given(Each::All(_)) => {}
    }
}

/// An open entry is marked where it stands; parties without one are named together at the map that leaves them out.
fn report_left_out<T>(subject: &Subject<'_>, drafts: &mut Drafts<'_>, wanted: &Wanted, parties: &ByParty<T>) {
    let Wanted { key, lack, .. } = wanted;
    let ids = subject.parties();
    for party in ids.iter().filter(|party| parties.of(party).is_open()) {
        let name = subject.charter.party_name(party);
        drafts
            .at_key(place(key, Some(party)), format!("the exit section {lack} for {name}: it is still open"))
            .help(format!("give `exit.{key}.{party}` a value, or write one value for all"));
    }
    let absent: Vec<&str> =
        ids.into_iter().filter(|party| matches!(parties.of(party), Field::Missing)).collect();
    let path = match absent.as_slice() {
        [] => return,
        [party] => place(key, Some(party)),
        _ => place(key, None),
    };
    let keys: Vec<String> = absent.iter().map(|party| format!("`{party}:`")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    drafts
        .at_key(path, format!("the exit section {lack} for {}", names(subject.charter, &absent)))
        .help(format!("add {} to `exit.{key}`, or write one value for all", series(&keys)));
}

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
