//! From when on something holds.

use std::fmt;

use super::{Date, Duration, Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::Plain;

/// A day, or how long after another day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// That day.
    Day(Date),
    /// So long after a day that the key names.
    After(Duration),
}

impl Moment {
    /// The day, counted from the one that the key names; `None` where that is needed and not known.
    #[must_use]
    pub fn day(&self, from: Option<Date>) -> Option<Date> {
        match self {
            Self::Day(day) => Some(*day),
            Self::After(duration) => from?.plus(duration),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::After(duration) => duration.fmt(f),
        }
    }
}

impl Scalar for Moment {
    const EXPECTED: &'static str = "a date like `2026-07-01`, or a duration like `12 months`";
    const KIND: &'static str = "a date or a duration";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let of_day = match Date::parse(text) {
            Ok(day) => return Ok(Self::Day(day)),
            Err(refusal) => refusal,
        };
        let of_length = match Duration::parse(text) {
            Ok(duration) => return Ok(Self::After(duration)),
            Err(refusal) => refusal,
        };
        // The one that can tell what was meant speaks.
        let looks_like_day = text.matches(['-', '/', '.']).count() == 2;
        Err(if of_day.reading.is_some() || looks_like_day {
            of_day
        } else if text.contains(|c: char| c.is_ascii_digit()) {
            of_length
        } else {
            Malformed::unlike::<Self>(text)
        })
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::Day(day) => day.meaning(),
            Self::After(duration) => duration.meaning(),
        }
    }

    fn plain() -> Plain {
        let text = Date::plain().text.or(Duration::plain().text);
        Plain { text, ..Plain::like("Moment", Self::EXPECTED, "") }
            .with_examples(&["2026-07-01", "12 months"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_day_or_a_duration() {
        let day = Date::new(2026, 7, 1).unwrap();
        assert_eq!(Moment::parse("2026-07-01"), Ok(Moment::Day(day)));
        assert_eq!(Moment::parse("1 year"), Ok(Moment::After(Duration::of_months(12))));
        assert_eq!(Moment::After(Duration::of_months(12)).day(Some(day)), Date::new(2027, 7, 1));
        assert_eq!(Moment::After(Duration::of_months(12)).day(None), None);
        assert_eq!(Moment::Day(day).day(None), Some(day));
    }

    #[test]
    fn says_what_was_meant() {
        assert_eq!(Moment::parse("1 July 2026").unwrap_err().reading.as_deref(), Some("2026-07-01"));
        assert_eq!(Moment::parse("2 quarters").unwrap_err().reading.as_deref(), Some("6 months"));
        assert!(Moment::parse("2026-02-30").unwrap_err().message.contains("is not a day"));
        assert_eq!(
            Moment::parse("later").unwrap_err().help,
            "write a date like `2026-07-01`, or a duration like `12 months`"
        );
    }
}
