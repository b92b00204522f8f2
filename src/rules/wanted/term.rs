//! A term of a section that holds for all parties, or differs between them.

use super::words::filled;
use super::{Absent, Wanted};
use crate::document::Field;
use crate::grammar::series;
use crate::rules::{Drafts, Subject};
use crate::wording::parties::names;

/// Notes who has no such term: everybody where the key is missing or open, else the parties that the map leaves out.
pub(super) fn judge(
    wanted: &Wanted,
    absent: &Absent<'_>,
    example: &str,
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
) {
    let place = wanted.place();
    let (key, section) = wanted.key_and_section();
    let example = |rule| filled(example, rule, subject, None);
    match (wanted.said)(subject.charter, None) {
        Field::Missing => {
            let example = example(drafts.rule);
            drafts
                .at_key(place, format!("no {}", absent.no))
                .help(format!("agree on it and add `{key}:` to `{section}`, such as `{example}`"));
        }
        Field::Open => {
            let example = example(drafts.rule);
            drafts
                .at_key(place, absent.undecided())
                .help(format!("agree on it and write it, such as `{example}`"));
        }
        Field::Given(()) => left_out(wanted, absent, subject, drafts),
        Field::Invalid => {}
    }
}

/// An open entry is marked where it stands; parties without one are named together at the map that leaves them out.
fn left_out(wanted: &Wanted, absent: &Absent<'_>, subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let place = wanted.place();
    let said = |party: &str| (wanted.said)(subject.charter, Some(party));
    let ids = subject.parties();
    for party in ids.iter().filter(|party| said(party).is_open()) {
        let name = subject.charter.party_name(party);
        let place = wanted.place_of(party);
        drafts
            .at_key(place.as_str(), format!("{}: {name}", absent.undecided()))
            .help(format!("agree on it and give `{place}` a value, or write one value for all"));
    }
    let parties: Vec<&str> = ids.into_iter().filter(|party| said(party) == Field::Missing).collect();
    let path = match parties.as_slice() {
        [] => return,
        [party] => wanted.place_of(party),
        _ => place.to_owned(),
    };
    let keys: Vec<String> = parties.iter().map(|party| format!("`{party}:`")).collect();
    drafts
        .at_key(path, format!("no {} for {}", absent.no, names(subject.charter, &parties)))
        .help(format!("agree on it and add {} to `{place}`, or write one value for all", series(&keys)));
}
