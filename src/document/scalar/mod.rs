//! Plain scalars: values that are written as one plain text, one file a type.
//!
//! Every type reads one spelling or a few that cannot be mistaken for each other; what could mean two things is refused
//! with the words to write instead. `Display` writes the canonical spelling, which reads back as the same value.

mod answer;
mod cadence;
mod count;
mod country;
mod date;
mod decimal;
mod duration;
mod fingerprint;
mod id;
mod instant;
mod keyword;
mod length;
mod link;
mod money;
mod percent;
mod period;
mod person;
#[cfg(test)]
mod properties;
mod quantity;
mod rating;
mod score;
mod text;
mod yes_no;

pub use answer::AnswerWord;
pub use cadence::Cadence;
pub use count::Count;
pub use country::CountryCode;
pub use date::Date;
pub use decimal::Decimal;
pub use duration::Duration;
pub use fingerprint::Fingerprint;
pub use id::Id;
pub use instant::Instant;
pub(crate) use keyword::keyword;
pub use length::Length;
pub use link::Link;
pub use money::Money;
pub use percent::Percent;
pub use period::Period;
pub use person::Person;
pub use quantity::Quantity;
pub use rating::Rating;
pub use score::Score;
pub use text::Text;
pub use yes_no::YesNo;

use super::shape::Plain;

/// Why a text is not a value of its kind, in words for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong with the text: "`6m` could be months or minutes".
    pub message: String,
    /// What to write instead: "write `6 months` or `6 minutes`".
    pub help: String,
}

impl Malformed {
    /// A refusal from its two sentences; both lower case, without a full stop.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }

    /// The refusal of a text of which no more can be said than that it is something else.
    fn unlike<T: Scalar>(text: &str) -> Self {
        if text.is_empty() {
            return Self::new("the value is empty", format!("write {}", T::EXPECTED));
        }
        Self::new(format!("{} is not {}", quoted(text), T::KIND), format!("write {}", T::EXPECTED))
    }
}

/// A value that is written as one plain text.
pub trait Scalar: Sized {
    /// What belongs here, for messages: "a date like `2026-07-01`".
    const EXPECTED: &'static str;

    /// What this is called, with its article: "a date".
    const KIND: &'static str = Self::EXPECTED;

    /// Reads the text of the scalar, already unquoted and trimmed.
    ///
    /// # Errors
    /// What is wrong with the text and what to write instead.
    fn parse(text: &str) -> Result<Self, Malformed>;

    /// How it is written: a pattern that fits what [`Scalar::parse`] reads, as far as a regular expression can.
    fn plain() -> Plain;
}

/// The text between backticks, cut where it is too long for a message.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().nth(LONGEST).is_none() {
        return format!("`{text}`");
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!("`{start}…`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_in_messages() {
        assert_eq!(quoted("ab"), "`ab`");
        assert_eq!(quoted(&"é".repeat(40)), format!("`{}`", "é".repeat(40)));
        assert_eq!(quoted(&"é".repeat(41)), format!("`{}…`", "é".repeat(40)));
    }

    #[test]
    fn an_empty_text_is_called_empty() {
        assert_eq!(Date::parse("").unwrap_err().message, "the value is empty");
        assert_eq!(Money::parse("").unwrap_err().message, "the value is empty");
        assert_eq!(Rating::parse("").unwrap_err().message, "the value is empty");
    }
}
