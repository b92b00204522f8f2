//! How long a licence lasts.

use std::fmt;

use super::{Duration, Length, Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::{Plain, Text, Word};
use crate::grammar::quoted;

/// A duration, no end, or as long as the agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LicenceLength {
    /// It ends with the agreement.
    AsAgreement,
    /// It has a length of its own.
    Own(Length),
}

const AS_AGREEMENT: &str = "as the agreement";

impl LicenceLength {
    /// The duration, where it has one of its own.
    pub const fn duration(&self) -> Option<&Duration> {
        match self {
            Self::AsAgreement => None,
            Self::Own(length) => length.duration(),
        }
    }

    /// Whether it does not end.
    #[must_use]
    pub const fn is_perpetual(&self) -> bool {
        matches!(self, Self::Own(Length::Perpetual))
    }
}

impl fmt::Display for LicenceLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AsAgreement => f.pad(AS_AGREEMENT),
            Self::Own(length) => length.fmt(f),
        }
    }
}

impl Scalar for LicenceLength {
    const EXPECTED: &'static str = "a duration like `12 months`, `perpetual`, or `as the agreement`";
    const KIND: &'static str = "a duration";

    fn parse(text: &str) -> Result<Self, Malformed> {
        match text.to_lowercase().as_str() {
            lower if lower == AS_AGREEMENT => Ok(Self::AsAgreement),
            "term"
            | "the term"
            | "term of the agreement"
            | "the term of the agreement"
            | "as long as the agreement"
            | "during the agreement" => {
                Err(Malformed::misspelt(format!("{} is not a duration", quoted(text)), AS_AGREEMENT))
            }
            _ => Length::parse(text).map(Self::Own),
        }
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::AsAgreement => Meaning::words(self),
            Self::Own(length) => length.meaning(),
        }
    }

    fn plain() -> Plain {
        let length = Length::plain();
        let mut words = length.words.clone();
        words.push(Word::new(AS_AGREEMENT, "It ends with the agreement."));
        let text = length.text.or(Text::Like(pattern::word_in_any_case(AS_AGREEMENT)));
        Plain { words, text, ..Plain::like("LicenceLength", Self::EXPECTED, "") }
            .with_examples(&["12 months"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_length_or_that_of_the_agreement() {
        assert_eq!(LicenceLength::parse("As the agreement"), Ok(LicenceLength::AsAgreement));
        assert!(LicenceLength::parse("perpetual").unwrap().is_perpetual());
        assert_eq!(LicenceLength::parse("2 years").unwrap().duration(), Some(&Duration::of_months(24)));
        assert_eq!(
            LicenceLength::parse("the term").unwrap_err().reading.as_deref(),
            Some("as the agreement")
        );
        assert!(LicenceLength::parse("long").is_err());
    }
}
