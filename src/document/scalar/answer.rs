//! Answers to the questions of a checklist.

use std::fmt;

use super::{Malformed, Scalar, YesNo};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::{Plain, Text, Word};
use crate::grammar::quoted;

/// The word of an answer: `yes`, `no`, `unknown` or `n/a`, in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerWord {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// Not known yet.
    Unknown,
    /// The question does not arise here.
    NotApplicable,
}

impl AnswerWord {
    /// The word that stands for this answer in a document.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
            Self::NotApplicable => "n/a",
        }
    }
}

impl fmt::Display for AnswerWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Scalar for AnswerWord {
    const EXPECTED: &'static str = "`yes`, `no`, `unknown` or `n/a`";
    const KIND: &'static str = "an answer";

    fn parse(text: &str) -> Result<Self, Malformed> {
        match YesNo::spelt(text) {
            Some(YesNo::Yes) => return Ok(Self::Yes),
            Some(YesNo::No) => return Ok(Self::No),
            None => {}
        }
        match text.to_lowercase().as_str() {
            "unknown" => Ok(Self::Unknown),
            "n/a" | "na" | "not-applicable" | "not applicable" => Ok(Self::NotApplicable),
            "partly" | "partially" | "partial" | "almost" | "mostly" | "in progress" => Err(Malformed::new(
                format!("{} is not an answer", quoted(text)),
                "write `no` until it is done, and what is left as the `reason`",
            )),
            "don't know" | "not sure" | "unsure" => {
                Err(Malformed::misspelt(format!("{} is not an answer", quoted(text)), "unknown"))
            }
            "maybe" | "perhaps" => {
                Err(Malformed::new(format!("{} is not an answer", quoted(text)), "write `unknown`"))
            }
            _ => Err(Malformed::unlike::<Self>(text)),
        }
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::Yes => Meaning::Flag(true),
            Self::No => Meaning::Flag(false),
            Self::Unknown | Self::NotApplicable => Meaning::words(self),
        }
    }

    fn plain() -> Plain {
        let further =
            ["unknown", "n/a", "na", "not-applicable", "not applicable"].map(pattern::word_in_any_case);
        let words = vec![
            Word::new(Self::Yes.as_str(), "It is so."),
            Word::new(Self::No.as_str(), "It is not so."),
            Word::new(Self::Unknown.as_str(), "Not known yet."),
            Word::new(Self::NotApplicable.as_str(), "The question does not arise here; the reason says why."),
        ];
        let text = YesNo::plain().text.or(Text::Like(pattern::any_of(further)));
        Plain { words, text, is_boolean: true, ..Plain::like("AnswerWord", Self::EXPECTED, "") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_spelling() {
        let table = [
            ("yes", AnswerWord::Yes),
            ("TRUE", AnswerWord::Yes),
            ("y", AnswerWord::Yes),
            ("No", AnswerWord::No),
            ("off", AnswerWord::No),
            ("Unknown", AnswerWord::Unknown),
            ("N/A", AnswerWord::NotApplicable),
            ("na", AnswerWord::NotApplicable),
            ("Not-Applicable", AnswerWord::NotApplicable),
        ];
        for (text, expected) in table {
            assert_eq!(AnswerWord::parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn writes_what_it_reads() {
        for word in [AnswerWord::Yes, AnswerWord::No, AnswerWord::Unknown, AnswerWord::NotApplicable] {
            assert_eq!(AnswerWord::parse(word.as_str()), Ok(word));
        }
    }

    #[test]
    fn refuses_half_answers() {
        assert_eq!(
            AnswerWord::parse("partly").unwrap_err().help,
            "write `no` until it is done, and what is left as the `reason`"
        );
        assert_eq!(AnswerWord::parse("maybe").unwrap_err().help, "write `unknown`");
        assert_eq!(AnswerWord::parse("ok").unwrap_err().help, "write `yes`, `no`, `unknown` or `n/a`");
    }
}
