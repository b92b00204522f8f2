//! Texts compared as people read them, not as they were typed.

use caseless::default_case_fold_str;
use unicode_normalization::UnicodeNormalization as _;

use crate::yaml::as_read;

/// Whether two texts name the same: people, e-mail addresses, customers, products, words of a list.
#[must_use]
pub fn reads_the_same(one: &str, other: &str) -> bool {
    if !is_typed(one) || !is_typed(other) {
        return folded(one) == folded(other);
    }
    // Many people are compared with many: what can be compared in place is not copied.
    let (mut words, mut others) = (one.split_whitespace(), other.split_whitespace());
    loop {
        match (words.next(), others.next()) {
            (Some(word), Some(other)) if word.eq_ignore_ascii_case(other) => {}
            (None, None) => return true,
            _ => return false,
        }
    }
}

/// The text by which to look for all that [reads the same](reads_the_same): without case (`Straße` is `STRASSE`), and
/// [spelt](spelt) in one way.
#[must_use]
pub fn folded(text: &str) -> String {
    if is_typed(text) {
        let mut folded = with_single_spaces(text);
        folded.make_ascii_lowercase();
        return folded;
    }
    // A Turkish capital I keeps its dot as a character of its own, which no small i has.
    let folded = default_case_fold_str(&spelt(text)).replace("i\u{307}", "i");
    as_read(&folded).into_owned()
}

/// The words of a text in one spelling, with their capitals: what an agreed term says, whoever typed it. Composed and
/// combining
/// characters, typographic quotes, dashes and apostrophes, ligatures, full-width forms, characters without width and the
/// kind
/// and width of spaces make no difference.
#[must_use]
pub fn spelt(text: &str) -> String {
    if is_typed(text) { with_single_spaces(text) } else { with_single_spaces(&typed(text)) }
}

/// The text with plain characters for typographic ones; white space stays.
#[must_use]
pub fn typed(text: &str) -> String {
    let mut typed = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            '`' | '\u{b4}' | '\u{2bc}' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2035}' => {
                typed.push('\'');
            }
            '\u{ab}' | '\u{bb}' | '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2036}' => typed.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => typed.push('-'),
            '\u{fb00}' => typed.push_str("ff"),
            '\u{fb01}' => typed.push_str("fi"),
            '\u{fb02}' => typed.push_str("fl"),
            '\u{fb03}' => typed.push_str("ffi"),
            '\u{fb04}' => typed.push_str("ffl"),
            // Full-width forms lie in the order of ASCII.
            '\u{ff01}'..='\u{ff5e}' => typed.extend(char::from_u32(u32::from(c) - 0xff01 + 0x21)),
            // Joiners and marks of direction have no width of their own.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            other => typed.push(other),
        }
    }
    typed
}

/// The words of a text, each between blanks, so that words in a row are [found](behind_words) in it without taking it apart again.
#[must_use]
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 2);
    spaced.push(' ');
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        spaced.push_str(word);
        spaced.push(' ');
    }
    spaced
}

/// What stands behind words in a row, a blank between two, in a text that is [spaced]: behind the first of them.
#[must_use]
pub fn behind_words<'t>(spaced: &'t str, words: &str) -> Option<&'t str> {
    let behind = |rest: &'t str| rest.strip_prefix(words).filter(|rest| rest.starts_with(' '));
    spaced.match_indices(' ').filter(|_| !words.is_empty()).find_map(|(at, _)| behind(&spaced[at + 1..]))
}

/// Whether one of several phrases stands in a text that is [spaced], as whole words.
#[must_use]
pub fn speaks_of(spaced: &str, phrases: &[&str]) -> bool {
    let firsts = Firsts::of(phrases);
    let words = spaced.as_bytes();
    let is_whole = |rest: &[u8], phrase: &str| {
        rest.strip_prefix(phrase.as_bytes()).is_some_and(|rest| !phrase.is_empty() && rest.starts_with(b" "))
    };
    let is_begun = |rest: &[u8]| firsts.has(rest) && phrases.iter().any(|phrase| is_whole(rest, phrase));
    words.iter().enumerate().any(|(at, byte)| *byte == b' ' && is_begun(&words[at + 1..]))
}

/// Whether a word of a text that is [spaced] begins with one of several stems.
#[must_use]
pub fn has_word_like(spaced: &str, stems: &[&str]) -> bool {
    let firsts = Firsts::of(stems);
    let words = spaced.as_bytes();
    let is_it = |rest: &[u8]| firsts.has(rest) && stems.iter().any(|stem| rest.starts_with(stem.as_bytes()));
    words.iter().enumerate().any(|(at, byte)| *byte == b' ' && is_it(&words[at + 1..]))
}

/// Whether one of several parts stands anywhere in a text, inside words, too.
#[must_use]
pub fn contains_any(text: &str, parts: &[&str]) -> bool {
    let firsts = Firsts::of(parts);
    let bytes = text.as_bytes();
    let is_begun = |rest: &[u8]| parts.iter().any(|part| rest.starts_with(part.as_bytes()));
    (0..bytes.len()).any(|at| firsts.has(&bytes[at..]) && is_begun(&bytes[at..]))
}

/// With which bytes several texts begin: most words of a charter are told from all of them by their first letter.
pub struct Firsts(u64);

impl Firsts {
    /// Those of these texts.
    #[must_use]
    pub fn of(texts: &[&str]) -> Self {
        let firsts = texts.iter().filter_map(|text| text.bytes().next());
        Self(firsts.fold(0, |all, first| all | Self::bit(first)))
    }

    /// Whether one of them may begin as this does; two bytes may share a bit.
    #[must_use]
    pub fn has(&self, text: &[u8]) -> bool {
        text.first().is_some_and(|first| self.0 & Self::bit(*first) != 0)
    }

    fn bit(byte: u8) -> u64 {
        1 << (byte % 64)
    }
}

/// The text without white space around it. Nearly every value is written without any.
#[must_use]
pub(super) fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

fn with_single_spaces(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// Whether nothing but case and the width of spaces can be written in another way.
fn is_typed(text: &str) -> bool {
    text.is_ascii() && !text.contains('`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_a_row_are_found_as_whole_words() {
        let spaced = spaced("No limit, for Kestrel's part: below-list prices");
        assert_eq!(spaced, " No limit for Kestrel s part below list prices ");
        assert_eq!(behind_words(&spaced, "below list"), Some(" prices "));
        assert_eq!(behind_words(&spaced, "No limit"), Some(" for Kestrel s part below list prices "));
        for absent in ["No lim", "limit part", "rices", "prices now", ""] {
            assert_eq!(behind_words(&spaced, absent), None, "{absent}");
            assert!(!speaks_of(&spaced, &[absent]), "{absent}");
        }
        assert!(speaks_of(&spaced, &["rices", "", "below list"]) && !speaks_of(&spaced, &[]));
    }

    #[test]
    fn parts_are_found_inside_words() {
        for (text, parts, is_there) in [
            ("the deregulated market", &["supervis", "regulat"][..], true),
            ("Aufsichtsbeh\u{f6}rde", &["\u{f6}rd"][..], true),
            ("regul", &["regulat"][..], false),
            ("Regulator", &["regulat"][..], false),
            ("", &["a"][..], false),
            ("a", &[][..], false),
        ] {
            assert_eq!(contains_any(text, parts), is_there, "{text}");
        }
    }

    #[test]
    fn what_people_read_as_one_name_is_one() {
        for (one, other) in [
            ("José Müller", "Jose\u{301} Mu\u{308}ller"),
            ("Straße", "STRASSE"),
            ("Seán O'Brien", "seán o\u{2019}brien"),
            ("O`Brien", "O'Brien"),
            ("Acme Ltd", "acme\u{a0} \u{202f}LTD"),
            ("Acme", "Ac\u{200b}me\u{feff}"),
            ("Coca-Cola", "Coca\u{2011}Cola"),
            ("Στέφανος", "ΣΤΈΦΑΝΟΣ"),
            ("İstanbul", "istanbul"),
            ("Of\u{fb01}ce", "office"),
            ("ＡＣＭＥ", "acme"),
            ("\u{201c}The Lab\u{201d}", "\"the lab\""),
        ] {
            assert!(reads_the_same(one, other), "{one} / {other}");
            assert_eq!(folded(one), folded(other));
        }
    }

    #[test]
    fn what_people_tell_apart_is_two() {
        for (one, other) in [
            ("José", "Jose"),
            ("Müller", "Mueller"),
            ("Dana Reyes", "DanaReyes"),
            ("Dana", "Dana Reyes"),
            ("10²", "102"),
            ("Acme", "Acme Ltd"),
            ("coop", "co-op"),
        ] {
            assert!(!reads_the_same(one, other), "{one} / {other}");
            assert_ne!(folded(one), folded(other));
        }
    }

    #[test]
    fn a_term_keeps_its_capitals() {
        assert_eq!(
            spelt("the  \u{201c}Product\u{201d}\n is Jose\u{301}\u{2019}s"),
            "the \"Product\" is José's"
        );
        assert_ne!(spelt("Product"), spelt("product"));
    }
}
