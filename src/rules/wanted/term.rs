//! A term of a section that holds for all parties, or differs between them.

use super::Wanted;
use super::words::filled;
use crate::document::Field;
use crate::grammar::series;
use crate::rules::{Drafts, Subject};
use crate::wording::parties::names;

/// Notes who has no such term: everybody where the key is missing or open, else the parties that the map leaves out.
pub(super) fn judge(
    wanted: &Wanted,
    lacks: &str,
    example: &str,
    subject: &Subject<'_>,
    drafts: &mut Drafts<'_>,
) {
    let place = wanted.place();
    let (key, section) = wanted.key_and_section();
    let message = format!("the {section} section {lacks}");
    let example = filled(example, drafts.rule, subject, None);
    match (wanted.said)(subject.charter, None) {
        Field::Missing => {
            drafts.at_key(place, message).help(format!("add `{key}:` to `{section}`, such as `{example}`"));
        }
        Field::Open => {
            drafts
                .at_key(place, format!("{message}: `{key}` is still open"))
                .help(format!("decide it and write, for instance, `{example}`"));
        }
        Field::Given(()) => left_out(wanted, &message, subject, drafts),
        Field::Invalid => {}
    }
}

/// An open entry is marked where it stands; parties without one are named together at the map that leaves them out.
fn left_out(wanted: &Wanted, message: &str, subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let place = wanted.place();
    let said = |party: &str| (wanted.said)(subject.charter, Some(party));
    let ids = subject.parties();
    for party in ids.iter().filter(|party| said(party).is_open()) {
        let name = subject.charter.party_name(party);
        let place = wanted.place_of(party);
        drafts
            .at_key(place.as_str(), format!("{message} for {name}: it is still open"))
            .help(format!("give `{place}` a value, or write one value for all"));
    }
    let absent: Vec<&str> = ids.into_iter().filter(|party| said(party) == Field::Missing).collect();
    let path = match absent.as_slice() {
        [] => return,
        [party] => wanted.place_of(party),
        _ => place.to_owned(),
    };
    let keys: Vec<String> = absent.iter().map(|party| format!("`{party}:`")).collect();
    drafts
        .at_key(path, format!("{message} for {}", names(subject.charter, &absent)))
        .help(format!("add {} to `{place}`, or write one value for all", series(&keys)));
}
