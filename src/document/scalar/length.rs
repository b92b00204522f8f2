//! How long a right or a duty lasts.

use std::fmt;

use super::{Duration, Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::{Plain, Text, Word};
use crate::grammar::quoted;

/// A duration, or no end at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// It ends after this time.
    Limited(Duration),
    /// It does not end.
    Perpetual,
}

impl Length {
    /// The duration, where there is an end.
    pub const fn duration(&self) -> Option<&Duration> {
        match self {
            Self::Limited(duration) => Some(duration),
            Self::Perpetual => None,
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Limited(duration) => duration.fmt(f),
            Self::Perpetual => f.pad("perpetual"),
        }
    }
}

impl Scalar for Length {
    const EXPECTED: &'static str = "a duration like `12 months`, or `perpetual`";
    const KIND: &'static str = "a duration";

    fn parse(text: &str) -> Result<Self, Malformed> {
        match text.to_lowercase().as_str() {
            "perpetual" if text == "perpetual" => Ok(Self::Perpetual),
            "perpetual" | "perpetually" | "perpetuity" | "in perpetuity" | "forever" | "unlimited"
            | "indefinite" | "indefinitely" | "no end" | "eternal" => {
                Err(Malformed::new(format!("{} is not a duration", quoted(text)), "write `perpetual`"))
            }
            _ if text.contains(|c: char| c.is_ascii_digit()) => Duration::parse(text).map(Self::Limited),
            _ => Err(Malformed::unlike::<Self>(text)),
        }
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::Limited(duration) => duration.meaning(),
            Self::Perpetual => Meaning::words(self),
        }
    }

    fn plain() -> Plain {
        let word = Word::new("perpetual", "It does not end.");
        let text = Text::Like("perpetual".to_owned()).or(Duration::plain().text);
        Plain { words: vec![word], text, ..Plain::like("Length", Self::EXPECTED, "") }
            .with_examples(&["12 months"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_duration_or_no_end() {
        assert_eq!(Length::parse("12 months"), Ok(Length::Limited(Duration::of_months(12))));
        assert_eq!(Length::parse("perpetual"), Ok(Length::Perpetual));
        assert_eq!(Length::Perpetual.to_string(), "perpetual");
        assert_eq!(Length::parse("5 years").unwrap().to_string(), "5 years");
        assert_eq!(Length::Perpetual.duration(), None);
    }

    #[test]
    fn refuses_other_words_for_it() {
        assert_eq!(Length::parse("Perpetual").unwrap_err().help, "write `perpetual`");
        assert_eq!(Length::parse("forever").unwrap_err().help, "write `perpetual`");
        assert_eq!(Length::parse("6m").unwrap_err().help, "write `6 months` or `6 minutes`");
        assert_eq!(
            Length::parse("long").unwrap_err().help,
            "write a duration like `12 months`, or `perpetual`"
        );
    }
}
