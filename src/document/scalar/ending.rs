//! When something ends.

use std::fmt;

use super::{Date, Malformed, Scalar, Text};
use crate::document::Meaning;
use crate::document::shape::{Plain, Text as Pattern};

/// A last day, or an event that ends it, with the day that it does not outlive where one is agreed: `2027-03-31`,
/// `The study is accepted`, `The study is accepted, latest 2027-12-31`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// A day.
    Day(Date),
    /// An event, in words.
    Event {
        /// What has to happen.
        what: Text,
        /// The day on which it ends whatever has happened.
        latest: Option<Date>,
    },
}

impl Ending {
    /// The day on which it is over for certain, where one is agreed.
    pub const fn last_day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Event { latest, .. } => *latest,
        }
    }

    /// Whether it ends by an event.
    pub const fn is_event(&self) -> bool {
        matches!(self, Self::Event { .. })
    }
}

/// What stands between an event and its latest day.
const LATEST: &str = ", latest ";

/// An event takes three words at least: nobody tells what happens in fewer, and a slip in a day has no more.
const LEAST_WORDS: usize = 3;

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::Event { what, latest: None } => what.fmt(f),
            Self::Event { what, latest: Some(day) } => f.pad(&format!("{what}{LATEST}{day}")),
        }
    }
}

impl Scalar for Ending {
    const EXPECTED: &'static str = "a date like `2027-03-31`, or the event that ends it, in words";
    const KIND: &'static str = "a date or an event in words";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let refusal = match Date::parse(text) {
            Ok(day) => return Ok(Self::Day(day)),
            Err(refusal) => refusal,
        };
        let (what, latest) = match text.rsplit_once(LATEST) {
            Some((what, day)) => (what.trim(), Some(Date::parse(day.trim()).map_err(Malformed::of_part)?)),
            None => (text, None),
        };
        // What begins with a digit, or reads as a day in another spelling, is meant as a day.
        let is_meant_as_day = what.starts_with(|c: char| c.is_ascii_digit()) || refusal.reading.is_some();
        if is_meant_as_day && latest.is_none() {
            return Err(refusal);
        }
        if is_meant_as_day || what.split_whitespace().count() < LEAST_WORDS {
            return Err(Malformed::unlike::<Self>(text));
        }
        Ok(Self::Event { what: Text::parse(what)?, latest })
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::Day(day) => day.meaning(),
            Self::Event { latest: Some(_), .. } => Meaning::words(self),
            Self::Event { latest: None, .. } => Meaning::AsWritten,
        }
    }

    fn plain() -> Plain {
        let event = Pattern::Like("[^0-9\\s]\\S*\\s+\\S+\\s+\\S[\\s\\S]*".to_owned());
        let text = Date::plain().text.or(event);
        Plain { text, ..Plain::like("Ending", Self::EXPECTED, "") }.with_examples(&["2027-03-31"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_day_or_an_event() {
        let day = Date::new(2027, 3, 31).unwrap();
        assert_eq!(Ending::parse("2027-03-31"), Ok(Ending::Day(day)));
        let event = |text: &str, latest| Ok(Ending::Event { what: Text::parse(text).unwrap(), latest });
        assert_eq!(Ending::parse("The study is accepted"), event("The study is accepted", None));
        assert_eq!(
            Ending::parse("The study is accepted, latest 2027-03-31"),
            event("The study is accepted", Some(day))
        );
        let ending = Ending::parse("The study is accepted, latest 2027-03-31").unwrap();
        assert_eq!((ending.last_day(), ending.is_event()), (Some(day), true));
        assert_eq!(ending.to_string(), "The study is accepted, latest 2027-03-31");
    }

    #[test]
    fn a_slip_in_a_day_is_no_event() {
        assert_eq!(Ending::parse("31 December 2026").unwrap_err().reading.as_deref(), Some("2026-12-31"));
        assert!(Ending::parse("2027-02-30").is_err());
        assert!(Ending::parse("soon").is_err());
        let of_latest = Ending::parse("The study is accepted, latest 2027-02-30").unwrap_err();
        assert!(of_latest.message.contains("2027-02-30"), "{}", of_latest.message);
        assert_eq!(of_latest.reading, None);
    }
}
