//! Points in time.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};

use super::{Date, Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::Plain;
use crate::grammar::quoted;

/// A point in time: a day with a time and the offset from UTC (`2026-07-01T09:00+02:00`), or a day alone.
///
/// A day alone stands for its first moment in UTC, so that every two instants have an order; years run from 1900 to 2200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(DateTime<Utc>);

impl Instant {
    /// The day it falls on in UTC.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        Date::from_naive(self.0.date_naive())
    }

    /// The same point in time for calculations with `chrono`.
    #[must_use]
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// A point in time within the calendar.
    #[must_use]
    pub fn from_utc(time: DateTime<Utc>) -> Option<Self> {
        Some(Self(time)).filter(|instant| instant.day().is_some())
    }

    fn start_of(day: Date) -> Self {
        Self(NaiveDateTime::new(day.naive(), chrono::NaiveTime::MIN).and_utc())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_rfc3339_opts(SecondsFormat::AutoSi, true))
    }
}

impl Scalar for Instant {
    const EXPECTED: &'static str =
        "a time like `2026-07-01T09:00+02:00` or `2026-07-01T07:00Z`, or a day like `2026-07-01`";
    const KIND: &'static str = "a time";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let Some((day, time)) = text.split_once(['T', 't', ' ']) else {
            return Date::parse(text).map(Self::start_of);
        };
        let day = Date::parse(day).map_err(Malformed::of_part)?;
        let time = time.trim();
        let Some(at) = time.find(['Z', 'z', '+', '-']) else {
            return Err(without_zone(text, day, time));
        };
        let (clock, zone) = time.split_at(at);
        let written = format!("{day}T{}{}", with_seconds(clock.trim_end()), with_colon(zone));
        let instant = DateTime::parse_from_rfc3339(&written).map(|time| Self(time.with_timezone(&Utc)));
        // an offset can carry the last day of the calendar beyond it
        match instant {
            Ok(instant) if instant.day().is_some() => Ok(instant),
            _ => Err(Malformed::unlike::<Self>(text)),
        }
    }

    fn meaning(&self) -> Meaning {
        Meaning::words(self)
    }

    fn plain() -> Plain {
        let clock = "(?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?:[0-5][0-9]|60)(?:\\.[0-9]+)?)?";
        let zone = "(?:[Zz]|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)";
        let pattern = format!("{}(?:[Tt ]\\s*{clock}\\s*{zone})?", Date::PATTERN);
        Plain::like("Instant", Self::EXPECTED, pattern)
            .with_examples(&["2026-07-01T09:00+02:00", "2026-07-01"])
    }
}

/// Two offices in different places would read the same time differently.
fn without_zone(text: &str, day: Date, time: &str) -> Malformed {
    let as_utc = format!("{day}T{}Z", with_seconds(time));
    if DateTime::parse_from_rfc3339(&as_utc).is_err() {
        return Malformed::unlike::<Instant>(text);
    }
    let help = format!("add the offset: `{day}T{time}Z` for UTC, or as in `{day}T{time}+02:00`");
    Malformed::new(format!("{} has no time zone", quoted(text)), help)
}

/// `09:00` as `09:00:00`.
fn with_seconds(clock: &str) -> String {
    if clock.matches(':').count() == 1 { format!("{clock}:00") } else { clock.to_owned() }
}

/// `+0200` and `+02` as `+02:00`.
fn with_colon(zone: &str) -> String {
    let digits = zone.get(1..).unwrap_or_default();
    let are_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    match (zone.get(..1), digits.len()) {
        (Some(sign @ ("+" | "-")), 4) if are_digits => format!("{sign}{}:{}", &digits[..2], &digits[2..]),
        (Some(sign @ ("+" | "-")), 2) if are_digits => format!("{sign}{digits}:00"),
        _ => zone.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        Instant::parse(text).unwrap().to_string()
    }

    #[test]
    fn reads_times_with_their_offset() {
        assert_eq!(of("2026-07-01T09:00+02:00"), "2026-07-01T07:00:00Z");
        assert_eq!(of("2026-07-01 09:00:30 +0200"), "2026-07-01T07:00:30Z");
        assert_eq!(of("2026-07-01T23:30-05"), "2026-07-02T04:30:00Z");
        assert_eq!(of("2026-07-01t09:00:00z"), "2026-07-01T09:00:00Z");
    }

    #[test]
    fn a_day_alone_is_its_first_moment_in_utc() {
        assert_eq!(of("2026-07-01"), "2026-07-01T00:00:00Z");
        // One o'clock at night in Berlin is still the day before in UTC.
        assert!(Instant::parse("2026-07-01T01:00+02:00").unwrap() < Instant::parse("2026-07-01").unwrap());
    }

    #[test]
    fn a_time_without_a_zone_is_refused_with_both_ways_out() {
        let refusal = Instant::parse("2026-07-01 09:00").unwrap_err();
        assert_eq!(refusal.message, "`2026-07-01 09:00` has no time zone");
        assert_eq!(
            refusal.help,
            "add the offset: `2026-07-01T09:00Z` for UTC, or as in `2026-07-01T09:00+02:00`"
        );
    }

    #[test]
    fn refuses_the_rest() {
        for text in [
            "",
            "T",
            "2026-07-01T",
            "2026-07-01T25:00Z",
            "2026-07-01Tnoon",
            "2200-12-31T23:00-05:00",
            "é",
            "2026-07-01T09:00+é",
        ] {
            assert!(Instant::parse(text).is_err(), "{text}");
        }
    }
}
