//! The licences between the parties, and how a message calls one.

use crate::document::charter::ip::Licence;
use crate::rules::Subject;

/// A licence with its place.
pub(super) struct Listed<'a> {
    /// The licence.
    pub(super) licence: &'a Licence,
    /// Where it stands.
    pub(super) path: String,
    /// What to call it: "the licence from Kestrel Software to Northwind Bank".
    pub(super) name: String,
}

/// The licences of the ip section, in its order.
pub(super) fn licences<'a>(subject: &Subject<'a>) -> Vec<Listed<'a>> {
    let listed = subject.charter.ip.get().and_then(|ip| ip.licences.get());
    let licences = listed.into_iter().flat_map(|listed| listed.iter());
    licences
        .map(|(index, licence)| Listed {
            licence,
            path: format!("ip.licences[{index}]"),
            name: name(subject, licence),
        })
        .collect()
}

fn name(subject: &Subject<'_>, licence: &Licence) -> String {
    let party = |word: &str, party: Option<&crate::document::PartyRef>| {
        party.map_or_else(String::new, |party| {
            format!(" {word} {}", subject.charter.party_name(party.as_str()))
        })
    };
    let (from, to) = (party("from", licence.from.get()), party("to", licence.to.get()));
    if from.is_empty() && to.is_empty() { "a licence".to_owned() } else { format!("the licence{from}{to}") }
}
