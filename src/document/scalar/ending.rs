//! When something ends or falls due.

use std::fmt;

use super::{Date, Malformed, Scalar, Text};
use crate::document::Meaning;
use crate::document::shape::{Plain, Text as Pattern};
use crate::grammar::quoted;

/// A day, or an event that something waits for, with the day that it does not outlive where one is agreed: `2027-03-31`,
/// `The study is accepted`, `The study is accepted, latest 2027-12-31`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// A day.
    Day(Date),
    /// An event, in words.
    Event {
        /// What has to happen.
        what: Text,
        /// The day that counts whatever has happened.
        latest: Option<Date>,
    },
}

impl Ending {
    /// The day that counts whatever happens, where one is agreed.
    pub const fn last_day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Event { latest, .. } => *latest,
        }
    }

    /// Whether it waits for an event.
    pub const fn is_event(&self) -> bool {
        matches!(self, Self::Event { .. })
    }

    /// What has to happen, where it waits for an event.
    pub const fn event(&self) -> Option<&Text> {
        match self {
            Self::Day(_) => None,
            Self::Event { what, .. } => Some(what),
        }
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
    const EXPECTED: &'static str =
        "a date like `2027-03-31`, or an event in words like `the study is accepted, latest 2027-03-31`";
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
        if latest.is_none()
            && let Some(refusal) = latest_in_other_words(text)
        {
            return Err(refusal);
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

/// The words that lead to a latest day in other spellings.
const LEADING: [&str; 14] =
    ["by", "until", "on", "at", "the", "latest", "no", "not", "later", "than", "before", "and", "or", "in"];

/// A day at the end of an event, in other words than `latest`: it would be lost in them.
fn latest_in_other_words(text: &str) -> Option<Malformed> {
    let (before, last) = text.rsplit_once(char::is_whitespace)?;
    let day = Date::parse(last.trim_matches(|c: char| !c.is_ascii_digit())).ok()?;
    let is_leading = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty() || LEADING.iter().any(|it| it.eq_ignore_ascii_case(word))
    };
    let words: Vec<&str> = before.split_whitespace().collect();
    let leading = words.iter().rev().take_while(|word| is_leading(word)).count();
    let what = words.get(..words.len() - leading).unwrap_or_default().join(" ");
    let what = what.trim_end_matches([',', ';', ':', '-', '\u{2013}', '(']).trim_end();
    let reading = format!("{what}{LATEST}{day}");
    let message = format!("{} has a day that does not count as written", quoted(text));
    let is_one = leading > 0 && Ending::parse(&reading).is_ok();
    Some(if is_one {
        Malformed { is_guess: true, ..Malformed::misspelt(message, reading) }
    } else {
        Malformed::new(message, "write the event, then `, latest` and the day")
    })
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
    fn a_day_in_other_words_than_latest_is_not_lost() {
        let reading = |text: &str| Ending::parse(text).unwrap_err().reading;
        let meant = Some("The regulator has approved, latest 2027-03-31".to_owned());
        for text in [
            "The regulator has approved, by 2027-03-31",
            "The regulator has approved, at the latest 2027-03-31",
            "The regulator has approved (no later than 2027-03-31)",
            "The regulator has approved latest 2027-03-31",
            "The regulator has approved, Latest 2027-03-31",
        ] {
            assert_eq!(reading(text), meant, "{text}");
        }
        // What the day is to the event only a person knows.
        assert_eq!(reading("Thirty days after 2027-03-31"), None);
        assert!(Ending::parse("The budget of 2027 is agreed").is_ok());
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
