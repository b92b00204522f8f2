//! Calendar periods.

use std::fmt;

use chrono::Datelike;

use super::{Date, Duration, Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::{Numbers, Plain};
use crate::grammar::quoted;

/// A month, quarter, half or year of the calendar: `2026-07`, `2026-Q3`, `2026-H2`, `2026`.
///
/// Ordered by the first day, then by the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    first: Date,
    last: Date,
}

impl Period {
    /// The first day.
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day, which still belongs to it.
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether the day lies within it.
    pub fn contains(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// The month, quarter, half or year that a day lies in: the longest one that is no longer than so many months.
    #[must_use]
    pub fn around(day: Date, months: u32) -> Option<Self> {
        let length = [12, 6, 3].into_iter().find(|length| *length <= months).unwrap_or(1);
        let (year, month) = (day.naive().year(), day.naive().month());
        Self::from_month(year, (month - 1) / length * length + 1, length)
    }

    /// So many months from the first of a month on.
    fn from_month(year: i32, month: u32, months: u32) -> Option<Self> {
        let first = Date::new(year, month, 1)?;
        // from the last month's first day to its last; the day after may lie beyond the calendar
        let last_month = Date::new(year, month + months - 1, 1)?;
        let last = (28..=31).rev().find_map(|day| Date::new(year, last_month.naive().month(), day))?;
        Some(Self { first, last })
    }

    /// The period of a label that is known to be in the canonical spelling.
    fn canonical(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(4)?;
        let year: i32 =
            year.bytes().all(|byte| byte.is_ascii_digit()).then(|| year.parse().ok()).flatten()?;
        match rest.as_bytes() {
            [] => Self::from_month(year, 1, 12),
            [b'-', b'H', half @ b'1'..=b'2'] => Self::from_month(year, u32::from(half - b'1') * 6 + 1, 6),
            [b'-', b'Q', quarter @ b'1'..=b'4'] => {
                Self::from_month(year, u32::from(quarter - b'1') * 3 + 1, 3)
            }
            [b'-', tens @ b'0'..=b'1', ones @ b'0'..=b'9'] => {
                Self::from_month(year, u32::from(tens - b'0') * 10 + u32::from(ones - b'0'), 1)
            }
            _ => None,
        }
    }

    /// How long it lasts, in months.
    pub fn length(self) -> Duration {
        Duration::of_months(self.months())
    }

    fn months(self) -> u32 {
        self.last.naive().month() - self.first.naive().month() + 1
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.naive().year(), self.first.naive().month());
        let text = match self.months() {
            12 => format!("{year}"),
            6 => format!("{year}-H{}", month.div_ceil(6)),
            3 => format!("{year}-Q{}", month.div_ceil(3)),
            _ => format!("{year}-{month:02}"),
        };
        f.pad(&text)
    }
}

impl Scalar for Period {
    const EXPECTED: &'static str = "a period like `2026-Q3`, `2026-H2`, `2026-07` or `2026`";
    const KIND: &'static str = "a period";

    fn parse(text: &str) -> Result<Self, Malformed> {
        if let Some(period) = Self::canonical(text) {
            return Ok(period);
        }
        if let Some(period) = other_spelling(text) {
            let message = format!("{} is not written as a period", quoted(text));
            return Err(Malformed::misspelt(message, period.to_string()));
        }
        if let Ok(date) = Date::parse(text) {
            let help = match date.to_string().get(..7) {
                Some(month) => format!("write the month it lies in, `{month}`, or a quarter, half or year"),
                None => format!("write {}", Self::EXPECTED),
            };
            return Err(Malformed::new(format!("{} is a day, not a period", quoted(text)), help));
        }
        Err(Malformed::unlike::<Self>(text))
    }

    fn meaning(&self) -> Meaning {
        Meaning::words(self)
    }

    fn plain() -> Plain {
        let pattern = "(?:19[0-9]{2}|2[01][0-9]{2}|2200)(?:-(?:H[12]|Q[1-4]|0[1-9]|1[0-2]))?";
        Plain::like("Period", Self::EXPECTED, pattern)
            .with_numbers(Numbers::Whole(1900, 2200))
            .with_examples(&["2026-Q3", "2026-H2", "2026-07", "2026"])
    }
}

/// `Q3 2026`, `2026-q3`, `2026Q3`, `Q3/2026`, `2026-7`, `07/2026`.
fn other_spelling(text: &str) -> Option<Period> {
    let upper = text.to_ascii_uppercase();
    let spaced = upper.replace('Q', " Q").replace('H', " H");
    let words: Vec<&str> = spaced.split([' ', '-', '/', '.', '_']).filter(|word| !word.is_empty()).collect();
    let [a, b] = words.as_slice() else {
        return None;
    };
    let (year, part) = if a.len() == 4 { (a, b) } else { (b, a) };
    let padded = if part.len() == 1 { format!("0{part}") } else { (*part).to_owned() };
    Period::canonical(&format!("{year}-{padded}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_its_first_and_last_day() {
        let table = [
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-H1", "2026-01-01", "2026-06-30"),
            ("2026-H2", "2026-07-01", "2026-12-31"),
            ("2026-Q1", "2026-01-01", "2026-03-31"),
            ("2026-Q2", "2026-04-01", "2026-06-30"),
            ("2026-Q3", "2026-07-01", "2026-09-30"),
            ("2026-Q4", "2026-10-01", "2026-12-31"),
            ("2026-07", "2026-07-01", "2026-07-31"),
            ("2026-02", "2026-02-01", "2026-02-28"),
            ("2028-02", "2028-02-01", "2028-02-29"),
            ("2026-12", "2026-12-01", "2026-12-31"),
            ("2200", "2200-01-01", "2200-12-31"),
        ];
        for (text, first, last) in table {
            let period = Period::parse(text).unwrap();
            assert_eq!(
                (period.first().to_string().as_str(), period.last().to_string().as_str()),
                (first, last)
            );
            assert_eq!(period.to_string(), text);
        }
    }

    #[test]
    fn lies_around_a_day_in_the_length_of_a_rhythm() {
        let around = |day, months| Period::around(Date::parse(day).unwrap(), months).unwrap().to_string();
        assert_eq!(around("2026-10-02", 3), "2026-Q4");
        assert_eq!(around("2026-06-30", 6), "2026-H1");
        assert_eq!(around("2026-07-01", 12), "2026");
        assert_eq!(around("2026-12-31", 1), "2026-12");
        // Two months are no period of the calendar, nor are four.
        assert_eq!((around("2026-02-28", 2), around("2026-08-01", 4)), ("2026-02".into(), "2026-Q3".into()));
        assert_eq!(around("2026-02-28", 0), "2026-02");
    }

    #[test]
    fn contains_both_of_its_ends() {
        let quarter = Period::parse("2026-Q3").unwrap();
        let day = |text| Date::parse(text).unwrap();
        assert!(quarter.contains(day("2026-07-01")) && quarter.contains(day("2026-09-30")));
        assert!(!quarter.contains(day("2026-06-30")) && !quarter.contains(day("2026-10-01")));
        assert_eq!(quarter.length(), Duration::of_months(3));
        assert!(quarter < Period::parse("2026-H2").unwrap());
    }

    #[test]
    fn says_what_to_write_instead() {
        for text in ["Q3 2026", "2026-q3", "2026Q3", "Q3/2026", "2026 Q3"] {
            assert_eq!(Period::parse(text).unwrap_err().help, "write `2026-Q3`", "{text}");
        }
        assert_eq!(Period::parse("2026-7").unwrap_err().help, "write `2026-07`");
        assert_eq!(Period::parse("07/2026").unwrap_err().help, "write `2026-07`");
        assert_eq!(
            Period::parse("2026-07-01").unwrap_err().help,
            "write the month it lies in, `2026-07`, or a quarter, half or year"
        );
        for text in [
            "", "2026-Q5", "2026-Q0", "2026-H3", "2026-13", "2026-00", "26-Q3", "1899", "2201-Q1", "Q3",
            "é026",
        ] {
            assert!(Period::parse(text).is_err(), "{text}");
        }
    }
}
