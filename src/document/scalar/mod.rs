//! Plain scalars: values that are written as one plain text, one file a type.
//!
//! Every type reads one spelling or a few that cannot be mistaken for each other; what could mean two things is refused
//! with the words to write instead. `Display` writes the canonical spelling, which reads back as the same value.

mod answer;
mod cadence;
mod canonical;
mod count;
mod country;
mod currency;
mod date;
mod day_in_words;
mod decimal;
mod duration;
mod ending;
mod fingerprint;
mod id;
mod instant;
mod keyword;
mod latin;
mod length;
mod licence_length;
mod link;
mod majority;
mod moment;
mod money;
mod notice;
mod percent;
mod period;
mod person;
#[cfg(test)]
mod properties;
mod quantity;
mod rating;
mod score;
mod share;
mod text;
mod within;
mod working_days;
mod yes_no;
mod zone;

pub use answer::AnswerWord;
pub use cadence::Cadence;
pub(crate) use canonical::{as_inner, as_text};
pub use count::Count;
pub use country::CountryCode;
pub use currency::CurrencyCode;
pub use date::Date;
pub use day_in_words::{days_named_in, names_a_day};
pub use decimal::Decimal;
pub use duration::Duration;
pub use ending::Ending;
pub use fingerprint::Fingerprint;
pub use id::Id;
pub use instant::Instant;
pub(crate) use keyword::keyword;
pub use length::Length;
pub use licence_length::LicenceLength;
pub use link::Link;
pub use majority::Majority;
pub use moment::Moment;
pub use money::Money;
pub use notice::Notice;
pub use percent::Percent;
pub use period::Period;
pub use person::Person;
pub use quantity::Quantity;
pub use rating::Rating;
pub use score::Score;
pub use share::Share;
pub use text::Text;
pub use within::Within;
pub use yes_no::YesNo;
pub use zone::Zone;

use super::meaning::Meaning;
use super::shape::Plain;
use crate::grammar::quoted;

/// Why a text is not a value of its kind, in words for the person who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong with the text: "`6m` could be months or minutes".
    pub message: String,
    /// What to write instead: "write `6 months` or `6 minutes`".
    pub help: String,
    /// The canonical spelling of the one thing that can have been meant; nothing where it could be two, or where writing it
    /// would say something new.
    pub reading: Option<String>,
    /// Whether the reading is taken from a word that was written wrongly, and not from another way to write the same. In
    /// a value
    /// with legal effect ([`Scalar::IS_BINDING`]) a guess is for a person to confirm.
    pub is_guess: bool,
}

impl Malformed {
    /// A refusal from its two sentences; both lower case, without a full stop.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into(), reading: None, is_guess: false }
    }

    /// A refusal of a spelling of which only this can have been meant.
    pub fn misspelt(message: impl Into<String>, reading: impl Into<String>) -> Self {
        let reading = reading.into();
        Self {
            message: message.into(),
            help: format!("write `{reading}`"),
            reading: Some(reading),
            is_guess: false,
        }
    }

    /// The same of a text of which the refused one was a part only: its reading is none of the whole.
    pub(crate) fn of_part(self) -> Self {
        Self { reading: None, ..self }
    }

    /// The two sentences.
    #[cfg(test)]
    fn told(&self) -> (&str, &str) {
        (&self.message, &self.help)
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

    /// Whether what is written has an effect of its own between the parties, as a vote, an approval or a legal form has.
    /// A word
    /// that was written wrongly is never fixed there without asking.
    const IS_BINDING: bool = false;

    /// Reads the text of the scalar, already unquoted and trimmed.
    ///
    /// # Errors
    /// What is wrong with the text and what to write instead.
    fn parse(text: &str) -> Result<Self, Malformed>;

    /// What it means, the same for every spelling of the value.
    fn meaning(&self) -> Meaning {
        Meaning::AsWritten
    }

    /// How it is written: a pattern that fits what [`Scalar::parse`] reads, as far as a regular expression can.
    fn plain() -> Plain;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_text_is_called_empty() {
        assert_eq!(Date::parse("").unwrap_err().message, "the value is empty");
        assert_eq!(Money::parse("").unwrap_err().message, "the value is empty");
        assert_eq!(Rating::parse("").unwrap_err().message, "the value is empty");
    }

    #[track_caller]
    fn reading<T: Scalar + std::fmt::Debug>(text: &str, expected: Option<&str>) {
        let reading = T::parse(text).unwrap_err().reading;
        assert_eq!(reading.as_deref(), expected, "{text}");
        if let Some(reading) = reading {
            assert!(T::parse(&reading).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_can_only_mean_one_thing_has_a_reading() {
        reading::<Date>("2026-7-1", Some("2026-07-01"));
        reading::<Date>("2026/07/01", Some("2026-07-01"));
        reading::<Date>("31.12.2026", Some("2026-12-31"));
        reading::<Date>("1 July 2026", Some("2026-07-01"));
        reading::<Duration>("90days", Some("90 days"));
        reading::<Duration>("90d", Some("90 days"));
        reading::<Duration>("3 mo", Some("3 months"));
        reading::<Duration>("3 monhts", Some("3 months"));
        reading::<Duration>("2 quarters", Some("6 months"));
        reading::<Duration>("p3m", Some("P3M"));
        reading::<Cadence>("every 2wks", Some("every 2 weeks"));
        reading::<Cadence>("Quartely", Some("quarterly"));
        reading::<Period>("Q3 2026", Some("2026-Q3"));
        reading::<Money>("500000GBP", Some("500000 GBP"));
        reading::<Money>("500,000 gbp", Some("500000 GBP"));
        reading::<Money>("500 000 EUR", Some("500000 EUR"));
        reading::<Money>("1'234'567.50 CHF", Some("1234567.50 CHF"));
        reading::<Money>("1.234.567,50 EUR", Some("1234567.50 EUR"));
        reading::<Money>("€500", Some("500 EUR"));
        reading::<Percent>("20 percent", Some("20%"));
        reading::<Percent>("12,5%", Some("12.5%"));
        reading::<Share>("12,5%", Some("12.5%"));
        reading::<CountryCode>("gb", Some("GB"));
        reading::<Rating>("High", Some("high"));
        reading::<Score>("4/5", Some("4"));
        reading::<AnswerWord>("don't know", Some("unknown"));
    }

    #[test]
    fn what_could_mean_two_things_or_something_new_has_none() {
        for text in
            ["01/07/2026", "2026-13-01", "2026-07", "2026-02-30", "2026-07-01T09:00", "July 2026", "soon"]
        {
            reading::<Date>(text, None);
        }
        for text in ["6m", "6", "-3 months", "0 days", "1.5 years", "1 year 6 months", "90 secs"] {
            reading::<Duration>(text, None);
        }
        for text in ["2026-7-1T09:00Z", "2026-07-01 09:00"] {
            reading::<Instant>(text, None);
        }
        for text in ["$500", "£500", "-5 GBP", "500.000 EUR", "12 34 GBP", "5k GBP", "500"] {
            reading::<Money>(text, None);
        }
        for text in ["biweekly", "every 6m", "every 3 hours", "3 months"] {
            reading::<Cadence>(text, None);
        }
        for text in ["20", "0.2", "-5%"] {
            reading::<Percent>(text, None);
        }
        for text in ["120,5%", "120 percent", "-5%", "20"] {
            reading::<Share>(text, None);
        }
        reading::<Length>("forever", None);
        reading::<AnswerWord>("partly", None);
        reading::<AnswerWord>("maybe", None);
        reading::<Id>("Loans Originated", None);
    }
}
