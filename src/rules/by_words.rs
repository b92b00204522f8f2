//! What a text says of one party and not of another, where it names them: "Northwind at most what it was paid; Kestrel without limit".

use crate::document::charter::Charter;
use crate::document::{behind_words, folded, spaced, speaks_of};

/// The stretches of a text that are each of one party, with that party. None of them where a stretch names several, or names one
/// only in passing: then it cannot be told what is said of which.
pub(super) fn stretches<'a>(charter: &'a Charter, text: &str) -> Vec<(&'a str, String)> {
    let text = folded(text);
    let mut told = Vec::new();
    for stretch in split(&text) {
        match named_in(charter, stretch).as_slice() {
            [] => {}
            [party] if is_of(charter, stretch, party) => told.push((*party, stretch.trim().to_owned())),
            _ => return Vec::new(),
        }
    }
    told
}

/// Whether a stretch is of a party that it names: it begins with the name, or says what holds for it.
fn is_of(charter: &Charter, stretch: &str, party: &str) -> bool {
    let words = words(stretch);
    names_of(charter, party).iter().any(|name| {
        words.windows(name.len()).enumerate().any(|(at, window)| {
            let is_for = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|it| it == "for");
            window == name.as_slice() && (at <= LEAD || is_for)
        })
    })
}

/// How many words may come before the party that a stretch is of: "the liability of Kestrel".
const LEAD: usize = 3;

/// Whether a text begins with the name of a party.
pub(super) fn begins_with(charter: &Charter, text: &str, party: &str) -> bool {
    names_of(charter, party).iter().any(|name| words(text).starts_with(name))
}

/// The one party for which alone a text holds: "for Kestrel alone", "only Kestrel", "Kestrel only".
pub(super) fn alone<'a>(charter: &'a Charter, text: &str) -> Option<&'a str> {
    let text = folded(text);
    let named = named_in(charter, &text);
    let [party] = named.as_slice() else { return None };
    let words = words(&text);
    let word = |at: Option<usize>| at.and_then(|at| words.get(at)).map(String::as_str);
    let is_only = |at: Option<usize>| matches!(word(at), Some("only" | "solely"));
    let is_next = |name: &Vec<String>| {
        let found = words.windows(name.len()).position(|window| window == name.as_slice());
        found.is_some_and(|at| {
            let behind = at + name.len();
            let is_led = matches!(word(at.checked_sub(1)), Some("by" | "for")) && is_only(at.checked_sub(2));
            let is_last = behind + 1 == words.len();
            word(Some(behind)) == Some("alone")
                || (is_last && is_only(Some(behind)))
                || is_only(at.checked_sub(1))
                || is_led
        })
    };
    names_of(charter, party).iter().any(is_next).then_some(*party)
}

/// Whether one of the phrases stands in the text, as whole words. The phrases are words with a blank between two.
pub(super) fn has_phrase(text: &str, phrases: &[&str]) -> bool {
    debug_assert!(phrases.iter().all(|phrase| is_spaced(phrase)), "{phrases:?}");
    speaks_of(&spaced(text), phrases)
}

/// Whether somebody or something is named in the text, by whole words.
pub(super) fn has_name(text: &str, name: &str) -> bool {
    after(text, &[name]).is_some()
}

/// What comes after the first of the phrases that stands in the text, as whole words.
pub(super) fn after(text: &str, phrases: &[&str]) -> Option<String> {
    let text = spaced(text);
    // The phrases are words in a row, whatever stands between them.
    let rest = |phrase: &&str| match is_spaced(phrase) {
        true => behind_words(&text, phrase),
        false => behind_words(&text, spaced(phrase).trim()),
    };
    phrases.iter().find_map(rest).map(|rest| rest.trim().to_owned())
}

/// Whether a phrase is words with a blank between two.
fn is_spaced(phrase: &str) -> bool {
    phrase.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ')
}

/// Between semicolons, full stops, and the words that set one party against another.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).flat_map(|it| it.split(". ")).flat_map(|it| it.split(", but ")).flat_map(|it| {
        it.split(" while ").flat_map(|it| it.split(" whereas ")).flat_map(|it| it.split(", and "))
    })
}

/// The parties that a folded text names.
fn named_in<'a>(charter: &'a Charter, text: &str) -> Vec<&'a str> {
    let words = words(text);
    let is_named = |party: &&str| {
        names_of(charter, party)
            .iter()
            .any(|name| words.windows(name.len()).any(|window| window == name.as_slice()))
    };
    charter.party_ids().into_iter().filter(is_named).collect()
}

/// The parties that a folded text names.
pub(super) fn names<'a>(charter: &'a Charter, text: &str) -> Vec<&'a str> {
    named_in(charter, text)
}

/// What a party is called: its name, the first word of it where no other party's begins so, and its id.
fn names_of(charter: &Charter, party: &str) -> Vec<Vec<String>> {
    let name_of = |party: &str| words(&folded(charter.party_name(party)));
    let name = name_of(party);
    let first = name.first().filter(|first| first.chars().count() >= FIRST_WORD && *first != "the");
    let is_other = |other: &&str| *other != party && name_of(other).first() == first;
    let is_own = first.is_some() && !charter.party_ids().iter().any(is_other);
    let first = first.filter(|_| is_own).map(|first| vec![first.clone()]);
    let id = words(&folded(party));
    [Some(name), first, Some(id)].into_iter().flatten().filter(|name| !name.is_empty()).collect()
}

/// From how many letters on the first word of a name stands for it.
const FIRST_WORD: usize = 4;

/// The words of a text; an apostrophe ends one, so that "Kestrel's" names Kestrel.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_phrases_only() {
        assert!(has_phrase("for kestrel there is no limit", &["no limit"]));
        assert!(has_phrase("without a limit", &["without a limit"]));
        assert!(!has_phrase("no limitation applies", &["no limit"]));
        assert!(!has_phrase("", &["no limit"]));
    }
}
