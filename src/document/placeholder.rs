//! Texts that only hold a place: `TBD`, `???`, `[name]`.

use std::collections::BTreeSet;

use super::folding::{folded, trimmed};

/// Abbreviations that nobody writes for anything else; a note may stand behind them: `TBD by legal`.
const ABBREVIATIONS: [&str; 14] = [
    "tbd", "tbc", "tba", "tbs", "t.b.d", "t.b.c", "t.b.a", "t.b.s", "tdb", "todo", "to-do", "to do", "fixme",
    "xxx",
];

/// What is still to be done with something that is to be said.
pub(super) const PENDING: [&str; 24] = [
    "added",
    "advised",
    "agreed",
    "announced",
    "assigned",
    "clarified",
    "completed",
    "confirmed",
    "decided",
    "defined",
    "determined",
    "discussed",
    "done",
    "established",
    "filled in",
    "finalised",
    "finalized",
    "fixed",
    "identified",
    "named",
    "negotiated",
    "provided",
    "set",
    "specified",
];

/// Other ways to say that nothing is said yet, in English and in the languages that charters come in.
const PHRASES: [&str; 34] = [
    "n/a yet",
    "na yet",
    "n.a. yet",
    "not available yet",
    "not yet",
    "not yet available",
    "not yet known",
    "unknown yet",
    "not known yet",
    "undecided",
    "undetermined",
    "under discussion",
    "work in progress",
    "wip",
    "placeholder",
    "fill in",
    "fill me in",
    "fill this in",
    "insert here",
    "insert text here",
    "text here",
    "lorem ipsum",
    "à définir",
    "à déterminer",
    "à confirmer",
    "à compléter",
    "noch offen",
    "noch zu klären",
    "zu klären",
    "por definir",
    "por confirmar",
    "a definir",
    "da definire",
    "nog te bepalen",
];

/// What may begin a note behind an abbreviation without a mark between them.
const NOTE: [&str; 14] = [
    "after", "as", "at", "before", "between", "by", "from", "in", "once", "pending", "until", "when", "with",
    "yet",
];

/// Marks behind which a note stands; behind an abbreviation also `OTHER_MARKS`.
const MARKS: [&str; 4] = [" (", " [", ": ", " - "];
const OTHER_MARKS: [&str; 6] = ["(", "/", ", ", "; ", ". ", " / "];

/// Words in brackets that say something: that it is left out on purpose.
const WITHHELD: [&str; 6] = ["confidential", "n/a", "none", "redacted", "unknown", "withheld"];

/// Words of the format that are answers.
const SAID: [&str; 12] =
    ["yes", "no", "true", "false", "all", "both", "any", "low", "medium", "high", "continue", "exit"];

/// No placeholder is longer. What stands further behind is not looked at.
const LONGEST: usize = 60;

/// Whether the text only holds the place of one: an abbreviation or a phrase for what is still to be decided, perhaps with a
/// note behind it; marks such as `???` and `…`; a template such as `<name>`. A text in which such a word merely occurs is
/// none, and neither is a word of the format, such as `unknown` and `n/a`.
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let text = trimmed(text);
    may_begin_one(text) && (is_marks(text) || is_template(text) || Head::of(text).is_open())
}

/// The first words of abbreviations and phrases, up to what is no letter, in alphabetic order, and with which letters the word behind it
/// can begin; with any where none are named.
const FIRST_WORDS: [(&str, &str); 31] = [
    ("a", "d"),
    ("da", "d"),
    ("fill", "imt"),
    ("fixme", ""),
    ("insert", "ht"),
    ("lorem", "i"),
    ("n", "a"),
    ("na", "y"),
    ("noch", "oz"),
    ("nog", "t"),
    ("not", ""),
    ("placeholder", ""),
    ("por", "cd"),
    ("still", ""),
    ("t", "b"),
    ("tba", ""),
    ("tbc", ""),
    ("tbd", ""),
    ("tbs", ""),
    ("tdb", ""),
    ("text", "h"),
    ("to", "bd"),
    ("todo", ""),
    ("undecided", ""),
    ("under", "d"),
    ("undetermined", ""),
    ("unknown", "y"),
    ("wip", ""),
    ("work", "i"),
    ("yet", "t"),
    ("zu", "k"),
];

/// Where the first words stand that begin with each letter.
const BY_LETTER: [(usize, usize); 26] = {
    let mut places = [(0, 0); 26];
    let mut at = 0;
    while at < FIRST_WORDS.len() {
        let letter = (FIRST_WORDS[at].0.as_bytes()[0] - b'a') as usize;
        places[letter] = (if places[letter].1 == 0 { at } else { places[letter].0 }, at + 1);
        at += 1;
    }
    places
};

/// Which letters come second in the first words that begin with each letter, a bit for each; the last bit where none does.
const SECONDS: [u32; 26] = {
    let mut seconds = [0; 26];
    let mut at = 0;
    while at < FIRST_WORDS.len() {
        let word = FIRST_WORDS[at].0.as_bytes();
        let second = if word.len() > 1 { word[1] - b'a' } else { NONE };
        seconds[(word[0] - b'a') as usize] |= 1 << second;
        at += 1;
    }
    seconds[(b'x' - b'a') as usize] |= 1 << (b'x' - b'a');
    seconds
};
const NONE: u8 = 26;

/// Whether a closer look is worth it: every value of a charter is looked at, and few hold a place.
fn may_begin_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(first) = bytes.first() else { return false };
    if !first.is_ascii_alphabetic() {
        // Marks, brackets, and characters that are read as others.
        return !first.is_ascii_digit();
    }
    let letter = usize::from(first.to_ascii_lowercase() - b'a');
    let second = bytes.get(1).map_or(NONE, |byte| match byte {
        byte if byte.is_ascii_alphabetic() => byte.to_ascii_lowercase() - b'a',
        _ => NONE,
    });
    // A character that is read as others may stand for any letter.
    if SECONDS[letter] & (1 << second) == 0 && bytes.get(1).is_none_or(u8::is_ascii) {
        return false;
    }
    let (from, to) = BY_LETTER[letter];
    let is_row = matches!(first, b'x' | b'X');
    let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (word, rest) = bytes.split_at(letters);
    // Characters that are read as others.
    if rest.first().is_some_and(|byte| !byte.is_ascii()) {
        return true;
    }
    let behind = rest.iter().find(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    let may_go_on = |next: &str| match behind {
        Some(byte) if byte.is_ascii() => {
            next.is_empty() || next.as_bytes().contains(&byte.to_ascii_lowercase())
        }
        _ => true,
    };
    let is_it = |(first, next): &(&str, &str)| first.as_bytes().eq_ignore_ascii_case(word) && may_go_on(next);
    FIRST_WORDS[from..to].iter().any(is_it)
        || (is_row && bytes.len() > 1 && word.iter().all(|byte| matches!(byte, b'x' | b'X')))
}

/// The same with further words of a team's own, each as [`placeholder_word`] gives it.
#[must_use]
pub(crate) fn is_placeholder_among(text: &str, words: &BTreeSet<String>) -> bool {
    is_placeholder(text)
        || (!words.is_empty()
            && Head::of(text.trim()).is_whole_or_before(&MARKS, |said| words.contains(said)))
}

/// The word as texts are compared with it; `None` where it says something, or could never be found.
#[must_use]
pub fn placeholder_word(text: &str) -> Option<String> {
    let folded = folded(text);
    let word = bare(&folded);
    let is_said = WITHHELD.contains(&word) || SAID.contains(&word);
    let is_word = word.contains(char::is_alphabetic) && text.chars().count() <= LONGEST;
    (is_word && !is_said && !MARKS.iter().any(|mark| word.contains(mark))).then(|| word.to_owned())
}

/// The beginning of a text, folded.
struct Head {
    words: String,
    /// Whether the text goes on behind it.
    is_cut: bool,
}

impl Head {
    fn of(text: &str) -> Self {
        let end = text.char_indices().nth(LONGEST).map(|(at, _)| at);
        Self { words: folded(&text[..end.unwrap_or(text.len())]), is_cut: end.is_some() }
    }

    fn is_open(&self) -> bool {
        let is_abbreviation = |said: &str| {
            ABBREVIATIONS.contains(&said) || (said.len() > 2 && said.bytes().all(|byte| byte == b'x'))
        };
        let words = bare(&self.words);
        let begins_note = |rest: &str| NOTE.contains(&rest.split(' ').next().unwrap_or_default());
        self.is_whole_or_before(&MARKS, |said| is_abbreviation(said) || is_phrase(said))
            || self.is_whole_or_before(&OTHER_MARKS, is_abbreviation)
            || words.split_once(' ').is_some_and(|(said, rest)| is_abbreviation(said) && begins_note(rest))
            || words.starts_with("lorem ipsum")
    }

    /// Whether the whole text fits, or what stands before one of the marks.
    fn is_whole_or_before(&self, marks: &[&str], fits: impl Fn(&str) -> bool) -> bool {
        let words = bare(&self.words);
        let mut before = marks.iter().filter_map(|mark| Some(words.split_once(mark)?.0));
        (!self.is_cut && fits(words)) || before.any(|said| fits(bare(said)))
    }
}

fn is_phrase(said: &str) -> bool {
    let is_pending = |rest: &str| PENDING.contains(&rest);
    let said = said.strip_prefix("still ").unwrap_or(said);
    PHRASES.contains(&said)
        || ["to be ", "not yet ", "yet to be "].iter().filter_map(|it| said.strip_prefix(it)).any(is_pending)
        || said.strip_prefix("not ").and_then(|rest| rest.strip_suffix(" yet")).is_some_and(is_pending)
}

/// The words without brackets, quotes and emphasis around them and without what ends a sentence.
fn bare(words: &str) -> &str {
    let is_end = |c: char| matches!(c, '.' | '…' | '?' | '!' | ':');
    let is_around =
        |c: char| matches!(c, '[' | ']' | '<' | '>' | '(' | ')' | '{' | '}' | '"' | '\'' | '*' | '_' | ' ');
    words.trim_matches(is_around).trim_end_matches(is_end).trim_matches(is_around)
}

/// Nothing but marks that leave a gap.
fn is_marks(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '.' | '…' | '?' | '-' | '–' | '—' | '_' | ' '))
}

/// A few words in brackets that say what to write there. An address in angle brackets is none.
fn is_template(text: &str) -> bool {
    const PAIRS: [(&str, &str); 5] = [("<", ">"), ("[", "]"), ("{{", "}}"), ("${", "}"), ("{", "}")];
    let inner = PAIRS.iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    inner.map(str::trim).is_some_and(|inner| {
        let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '_' | '\'' | '.' | '…' | '?');
        let has_letters = inner.contains(char::is_alphabetic);
        let is_withheld = WITHHELD.contains(&folded(inner).as_str());
        has_letters && inner.len() <= LONGEST && inner.chars().all(is_word) && !is_withheld
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_a_place_is_open() {
        for text in [
            "TBD",
            "tbc",
            "?",
            "TODO",
            "TBD.",
            "[TBD]",
            "TBA",
            "???",
            "...",
            "…",
            "-",
            "–",
            "___",
            "to be decided",
            "To be determined.",
            "n/a yet",
            "N/A yet",
            "<TBD>",
            "<name>",
            "[company name]",
            "{{ customer }}",
            "xxx",
            "XXXX",
            "TBD (legal asks)",
            "TBD - legal asks",
            "TBD \u{2013} legal asks",
            "TODO: ask legal",
            "TBC by legal",
            "TBC/TBD",
            "tbd, see annex",
            "T.B.D.",
            "To be agreed (after the pilot)",
            "still to be agreed",
            "not yet decided",
            "not decided yet",
            "undecided",
            "lorem ipsum",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do",
            "\u{ff34}BD",
            "TBD\u{200b}",
            "à définir",
            "noch offen",
            "**TBD**",
            "TBD?",
            " tbd ",
            "(to be confirmed)",
            "TBD (the lawyers of both sides are asked, and they answer by the end of the quarter, they say)",
        ] {
            assert!(is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn whatever_holds_a_place_may_begin_one() {
        let phrases =
            ["still to be", "to be", "not yet", "yet to be"].map(|before| format!("{before} agreed"));
        let said = ABBREVIATIONS.iter().chain(&PHRASES).map(|said| (*said).to_owned());
        for said in
            said.chain(phrases).chain(["xxx", "not agreed yet", "lorem ipsum dolor"].map(str::to_owned))
        {
            assert!(may_begin_one(&said) && may_begin_one(&said.to_uppercase()), "{said}");
            assert!(may_begin_one(&format!("({said})")), "{said}");
        }
        assert!(!may_begin_one("Customers") && !may_begin_one("7") && !may_begin_one("30 days"));
    }

    #[test]
    fn words_of_a_team_hold_a_place_too() {
        let words: BTreeSet<String> =
            ["Offen", "[to follow]", "k. A."].iter().filter_map(|it| placeholder_word(it)).collect();
        for text in
            ["offen", "OFFEN.", "[offen]", "offen (Recht fragt)", "To follow", "k. a.", "offen: Recht", "TBD"]
        {
            assert!(is_placeholder_among(text, &words), "{text}");
        }
        for text in ["offene Punkte", "offen gesagt nicht", "to follow the market", "k", ""] {
            assert!(!is_placeholder_among(text, &words), "{text}");
        }
        for text in ["", "none", "Yes", "n/a", "12", "...", "both", "continue", "a (b)"] {
            assert_eq!(placeholder_word(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_with_such_a_word_in_it_is_none() {
        for text in [
            "",
            "TBC Bank",
            "TODO list app for clinics",
            "TODO Group",
            "to be decided by the steering committee",
            "The price is TBD",
            "Each keeps its own",
            "unknown",
            "n/a",
            "none",
            "no",
            "open",
            "pending",
            "-5%",
            "1.",
            "0",
            "<https://x.example>",
            "Dana Reyes <dana@x.example>",
            "[redacted]",
            "<5%",
            "<a> and <b>",
            "x",
            "xx",
            "Not yet signed customers only",
            "not yet, but planned",
            "fixed",
            "to be fair to both",
            "Toda",
            "debt",
            "1-2",
            "Ask whether it is to be agreed",
            "{a: 1}",
            "[2026]",
        ] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
