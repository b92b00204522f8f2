//! How much notice somebody gives.

use std::fmt;

use super::{Duration, Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::{Plain, Word};
use crate::grammar::quoted;

/// A length of time, or none: `at once`, which also reads `upon receipt` and `0 days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Immediate: it takes effect on receipt.
    AtOnce,
    /// It takes effect after this time.
    After(Duration),
}

/// Other ways to write `at once` that mean nothing else.
const AT_ONCE: [&str; 4] = ["at once", "upon receipt", "on receipt", "0 days"];

impl Notice {
    /// The time that passes, where some does.
    pub const fn duration(&self) -> Option<&Duration> {
        match self {
            Self::AtOnce => None,
            Self::After(duration) => Some(duration),
        }
    }

    /// The length in days, as [`Duration::approximate_days`] takes it; nothing at once.
    pub const fn approximate_days(&self) -> u32 {
        match self {
            Self::AtOnce => 0,
            Self::After(duration) => duration.approximate_days(),
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtOnce => f.pad("at once"),
            Self::After(duration) => duration.fmt(f),
        }
    }
}

impl Scalar for Notice {
    const EXPECTED: &'static str = "a duration like `90 days`, or `at once`";
    const KIND: &'static str = "a notice period";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let lower = text.to_ascii_lowercase();
        match lower.as_str() {
            at_once if AT_ONCE.contains(&at_once) => Ok(Self::AtOnce),
            "none" | "no" | "no notice" | "nil" => Err(Malformed::new(
                format!("{} could mean exit without notice or no right to exit", quoted(text)),
                "write `notice: at once`, or `right: none` if the party may not exit before the end",
            )),
            "immediate" | "immediately" | "at-once" | "upon-receipt" | "without notice" | "0" | "0 hours"
            | "0 weeks" | "0 months" => {
                Err(Malformed::misspelt(format!("{} is not a notice period", quoted(text)), "at once"))
            }
            _ if text.contains(|c: char| c.is_ascii_digit()) => Duration::parse(text).map(Self::After),
            _ => Duration::parse(text).map(Self::After).map_err(|refusal| {
                if refusal.reading.is_some() { refusal } else { Malformed::unlike::<Self>(text) }
            }),
        }
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::AtOnce => Meaning::words(self),
            Self::After(duration) => duration.meaning(),
        }
    }

    fn plain() -> Plain {
        let word = Word::new("at once", "Immediate: it takes effect on receipt.");
        let at_once = pattern::any_of(AT_ONCE.map(pattern::word_in_any_case));
        let like = Plain::like("Notice", Self::EXPECTED, at_once);
        Plain { words: vec![word], text: like.text.clone().or(Duration::plain().text), ..like }
            .with_examples(&["90 days"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_duration_or_at_once() {
        assert_eq!(Notice::parse("90 days"), Ok(Notice::After(Duration::of_days(90))));
        for text in ["at once", "At once", "upon receipt", "on receipt", "0 days"] {
            assert_eq!(Notice::parse(text), Ok(Notice::AtOnce), "{text}");
        }
        assert_eq!(Notice::AtOnce.to_string(), "at once");
        assert_eq!(Notice::parse("3 months").unwrap().to_string(), "3 months");
        assert_eq!((Notice::AtOnce.duration(), Notice::AtOnce.approximate_days()), (None, 0));
    }

    #[test]
    fn asks_what_none_means() {
        for text in ["none", "None", "no"] {
            let refusal = Notice::parse(text).unwrap_err();
            assert_eq!(
                refusal.message,
                format!("`{text}` could mean exit without notice or no right to exit")
            );
            assert_eq!(refusal.reading, None);
        }
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(Notice::parse("immediately").unwrap_err().reading.as_deref(), Some("at once"));
        assert_eq!(Notice::parse("90 dasy").unwrap_err().reading.as_deref(), Some("90 days"));
        assert_eq!(
            Notice::parse("a while").unwrap_err().help,
            "write a duration like `90 days`, or `at once`"
        );
    }
}
