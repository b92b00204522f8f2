//! The licences between the parties, and how a message calls one.

use crate::document::charter::ip::Licence;
use crate::document::folded;
use crate::rules::Subject;
use crate::rules::by_words::has_phrase;

/// A licence with its place.
pub(super) struct Listed<'a> {
    /// The licence.
    pub(super) licence: &'a Licence,
    /// Where it stands.
    pub(super) path: String,
    /// What to call it: "the licence from Kestrel Software to Northwind Bank".
    pub(super) name: String,
}

/// Licences to everybody, by the names that they are known by: they last, and whoever has what they cover may pass it on.
const OPEN: &[&str] = &[
    "open source",
    "apache",
    "mit licence",
    "mit license",
    "bsd",
    "gpl",
    "gplv2",
    "gplv3",
    "lgpl",
    "lgplv3",
    "agpl",
    "agplv3",
    "mpl",
    "mozilla public",
    "eclipse public",
    "epl",
    "eupl",
    "creative commons",
    "cc by",
    "cc0",
    "public domain",
];

/// Whether a licence is one to everybody.
pub(in crate::rules) fn is_open(licence: &Licence) -> bool {
    licence.scope.get().is_some_and(|scope| has_phrase(&folded(scope.as_str()), OPEN))
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
