//! Choices that a text leaves open in its midst: `60 days (to be agreed)`, `[30 / 90] days`.

use super::folding::folded;
use super::placeholder::{PENDING, is_placeholder};

/// Words that leave something open wherever they are in a text.
const MARKERS: [&str; 13] = [
    "[●]",
    "[•]",
    "[*]",
    "[ ]",
    "[]",
    "___",
    "choose one",
    "delete as applicable",
    "delete as appropriate",
    "left blank",
    "select one",
    "strike out what",
    "to be chosen",
];

/// Abbreviations that leave something open, as words of their own in capitals; in small letters they may be others.
const ABBREVIATIONS: [&str; 4] = ["TBD", "TBA", "TBC", "XXX"];

/// The words by which a text leaves a choice open, as they are to be shown; `None` where it settles what it speaks of,
/// and where
/// the whole text only holds a place.
#[must_use]
pub fn choice_left_open(text: &str) -> Option<String> {
    if !may_leave_open(text) || is_placeholder(text) {
        return None;
    }
    let folded = folded(text);
    let marker = MARKERS.iter().find(|marker| folded.contains(**marker)).map(|marker| (*marker).to_owned());
    marker.or_else(|| abbreviation(text)).or_else(|| pending(&folded)).or_else(|| alternatives(text))
}

/// Whether a closer look is worth it: every text of a charter is looked at, and next to none leaves anything open. Looked for are
/// rare letters of the markers, abbreviations and phrases, each with its neighbours. What is true of one of several texts is true of
/// them written one behind the other.
#[must_use]
pub fn may_leave_open(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match SIGNS[usize::from(*byte)] {
        Sign::None => false,
        Sign::Beside => is_sign(bytes, at),
        Sign::Mark => true,
    })
}

/// Whether the letters around this one are those of a marker, an abbreviation or a phrase.
fn is_sign(bytes: &[u8], at: usize) -> bool {
    let (before, here) = bytes.split_at(at);
    let begins = |rest: &[u8], word: &[u8]| {
        rest.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    let ends = |rest: &[u8], word: &[u8]| {
        rest.len().checked_sub(word.len()).is_some_and(|at| rest[at..].eq_ignore_ascii_case(word))
    };
    match here[0].to_ascii_lowercase() {
        b'b' => {
            let is_pending = || {
                let behind = here[2..].trim_ascii_start();
                let mut firsts = PENDING.iter().filter_map(|done| done.split(' ').next());
                firsts.any(|first| begins(behind, first.as_bytes()))
            };
            (begins(here, b"be") && ends(before.trim_ascii_end(), b"to") && is_pending())
                || (begins(here, b"blank") && ends(before.trim_ascii_end(), b"left"))
                || (before.ends_with(b"T") && here.starts_with(b"B"))
        }
        b'c' => begins(here, b"cho") || ends(before, b"sele"),
        b'k' => ends(before, b"stri"),
        b'p' => begins(here, b"pp") && ends(before, b"a") && ends(before[..at - 1].trim_ascii_end(), b"as"),
        b'x' => here.starts_with(b"XX"),
        b'_' => here.starts_with(b"__"),
        _ => false,
    }
}

/// What a byte may be a sign of.
#[derive(Clone, Copy)]
enum Sign {
    None,
    /// A letter of a sign, beside others.
    Beside,
    /// A mark, or a character that is read as others.
    Mark,
}

const SIGNS: [Sign; 256] = {
    let mut signs = [Sign::None; 256];
    let mut byte = 0_u8;
    loop {
        signs[byte as usize] = match byte {
            // A character that may be read as another is told by its first byte. Those of `à` to `ÿ` are what they are.
            b'[' | b'`' | 0x0b | 0xc2 | 0xc4.. => Sign::Mark,
            b'b' | b'c' | b'k' | b'p' | b'x' | b'B' | b'C' | b'K' | b'P' | b'X' | b'_' => Sign::Beside,
            _ => Sign::None,
        };
        if byte == u8::MAX {
            break signs;
        }
        byte += 1;
    }
};

fn abbreviation(text: &str) -> Option<String> {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    // "TBC Bank" begins with its name.
    let first = words.next();
    words.find(|word| ABBREVIATIONS.contains(word) && Some(*word) != first).map(str::to_owned)
}

/// What is open wherever a thought ends with it; other things "to be done" may be duties.
const OPEN_AT_THE_END: [&str; 4] = ["agreed", "decided", "determined", "negotiated"];

/// `still to be confirmed`, `(to be confirmed)`, and `to be agreed` where the thought ends with it: "to be decided by the
/// board"
/// says who decides.
fn pending(folded: &str) -> Option<String> {
    if !folded.contains("to be ") {
        return None;
    }
    PENDING.iter().find_map(|done| {
        let phrase = format!("to be {done}");
        let is_open = |(at, _): (usize, &str)| {
            let (before, after) = (folded[..at].trim_end(), &folded[at + phrase.len()..]);
            let is_still = before.ends_with("still") || before.ends_with("yet");
            let is_aside = before.ends_with(['(', '[']) && after.starts_with([')', ']']);
            let ends = after.is_empty() || after.starts_with([')', ']', '.', ';']);
            is_still || is_aside || (ends && OPEN_AT_THE_END.contains(done))
        };
        folded.match_indices(&phrase).any(is_open).then_some(phrase)
    })
}

/// Alternatives in brackets, of which a model wants one: `[30 / 90]`, `[one or two]`.
fn alternatives(text: &str) -> Option<String> {
    let inner = text.split('[').skip(1).filter_map(|rest| rest.split_once(']')).map(|(inner, _)| inner);
    let is_choice = |inner: &&str| inner.contains(" / ") || inner.contains(" or ") || is_slashed(inner);
    inner.filter(|inner| inner.chars().count() <= 60).find(is_choice).map(|inner| format!("[{inner}]"))
}

/// Figures on both sides of a slash.
fn is_slashed(inner: &str) -> bool {
    let is_figure = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = inner.split('/').collect();
    parts.len() > 1 && parts.iter().all(|part| is_figure(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_choices_that_are_left_open() {
        for (text, shown) in [
            ("One time or two times the own part (still to be chosen)", "to be chosen"),
            ("At the smaller of two sums (both left blank here)", "left blank"),
            ("[30/90] days", "[30/90]"),
            ("Court or arbitration [Geneva / Vienna]", "[Geneva / Vienna]"),
            ("The price is TBD", "TBD"),
            ("A share of [●] per cent", "[●]"),
            ("A fair price, still to be agreed between the parties", "to be agreed"),
            ("A price to be agreed.", "to be agreed"),
            ("In the second half of March (to be confirmed)", "to be confirmed"),
            ("USD ____ a year", "___"),
        ] {
            assert_eq!(choice_left_open(text).as_deref(), Some(shown), "{text}");
        }
    }

    #[test]
    fn whatever_leaves_something_open_has_a_sign() {
        let pending = PENDING.iter().map(|done| format!("still to be {done}"));
        let words = MARKERS.iter().chain(&ABBREVIATIONS).map(|word| (*word).to_owned());
        for words in pending.chain(words).chain(["[30/90]".to_owned()]) {
            for text in [format!("so {words} here"), format!("so {} here", words.replace(' ', "\n  "))] {
                assert!(may_leave_open(&text), "{text}");
                assert!(may_leave_open(&text.to_uppercase()), "{text}");
            }
        }
        assert!(!may_leave_open("Customers stay longer than those without, for 90 days or more."));
    }

    #[test]
    fn what_is_settled_or_only_holds_a_place_is_none() {
        for text in [
            "TBD",
            "still to be agreed",
            "To be decided by the steering committee",
            "TBC Bank pays the fees",
            "A fair price, to be agreed each year in March",
            "[redacted]",
            "See [annex 2]",
            "Free of charge or at cost, as the owner chooses",
            "24/7 support",
            "Whoever orders says what is to be done.",
            "Accounts still open on the last day are closed",
            "Each order has to be confirmed.",
            "The tbd team",
        ] {
            assert_eq!(choice_left_open(text), None, "{text}");
        }
    }
}
