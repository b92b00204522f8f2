//! A term of a section that holds for all parties, or differs between them.

use super::Wanted;
use super::words::filled;
use crate::document::Field;
use crate::grammar::series;
use crate::rules::{Drafts, Subject};
use crate::wording::parties::names;

/// Notes who has no such term: everybody where the key is missing or open, else the parties that the map leaves out. `words` are
/// those where it is missing, where it is open, and what to write.
pub(super) fn judge(wanted: &Wanted, words: [&str; 3], subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let [lacks, open, example] = words;
    let place = wanted.place();
    let (_, section) = wanted.key_and_section();
    let example = filled(example, drafts.rule, subject, None);
    let message = match (wanted.said)(subject.charter, None) {
        Field::Missing => lacks,
        Field::Open => open,
        Field::Given(()) => return left_out(wanted, [lacks, open], subject, drafts),
        Field::Invalid => return,
    };
    drafts
        .at_key(place, message)
        .help(format!("agree on it together and write it under `{section}`, such as `{example}`"));
}

/// An open entry is marked where it stands; parties without one are named together at the map that leaves them out.
fn left_out(wanted: &Wanted, [lacks, open]: [&str; 2], subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let place = wanted.place();
    let said = |party: &str| (wanted.said)(subject.charter, Some(party));
    let ids = subject.parties();
    for party in ids.iter().filter(|party| said(party).is_open()) {
        let name = subject.charter.party_name(party);
        let place = wanted.place_of(party);
        drafts
            .at_key(place.as_str(), format!("{open} for {name}"))
            .help(format!("agree on it and write it as `{place}`, or write one value for all"));
    }
    let absent: Vec<&str> = ids.into_iter().filter(|party| said(party) == Field::Missing).collect();
    let path = match absent.as_slice() {
        [] => return,
        [party] => wanted.place_of(party),
        _ => place.to_owned(),
    };
    let keys: Vec<String> = absent.iter().map(|party| format!("`{party}:`")).collect();
    drafts
        .at_key(path, format!("{lacks} for {}", names(subject.charter, &absent)))
        .help(format!("agree on it and add {} to `{place}`, or write one value for all", series(&keys)));
}
