//! Days of the calendar.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Duration, Malformed, Scalar, working_days};
use crate::document::Meaning;
use crate::document::shape::Plain;
use crate::grammar::quoted;

/// A day, written `2026-07-01`, from the years 1900 to 2200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2200;

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// Every day of the calendar from 1900 to 2200: months of 31 and of 30 days, February, and its last day in leap years.
    pub(super) const PATTERN: &'static str = "(?:\
        (?:19[0-9]{2}|2[01][0-9]{2}|2200)-(?:\
        (?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|\
        (?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|\
        02-(?:0[1-9]|1[0-9]|2[0-8]))|\
        (?:(?:19|20|21)(?:0[48]|[2468][048]|[13579][26])|2000)-02-29)";

    /// The day, or nothing where the calendar has no such day or the year lies outside 1900 to 2200.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).and_then(Self::from_naive)
    }

    /// The same day, or nothing where its year lies outside 1900 to 2200.
    pub fn from_naive(date: NaiveDate) -> Option<Self> {
        (FIRST_YEAR..=LAST_YEAR).contains(&date.year()).then_some(Self(date))
    }

    /// The same day for calculations with `chrono`.
    pub const fn naive(self) -> NaiveDate {
        self.0
    }

    /// The day a duration later: first the months, counted from this day and cut to the end of a shorter month, then the
    /// days. Hours count only where they fill whole days: 48 hours later is two days later, 47 hours is one. Working days are Mondays
    /// to Fridays.
    ///
    /// Nothing where that is outside the years 1900 to 2200.
    pub fn plus(self, duration: &Duration) -> Option<Self> {
        let month = self.0.checked_add_months(Months::new(duration.months()))?;
        let day = month.checked_add_days(Days::new(whole_days(duration)))?;
        working_days::after(day, duration.working_days()).and_then(Self::from_naive)
    }

    /// The day a duration earlier, by the same reckoning as [`Date::plus`].
    ///
    /// Nothing where that is outside the years 1900 to 2200.
    pub fn minus(self, duration: &Duration) -> Option<Self> {
        let month = self.0.checked_sub_months(Months::new(duration.months()))?;
        let day = month.checked_sub_days(Days::new(whole_days(duration)))?;
        working_days::before(day, duration.working_days()).and_then(Self::from_naive)
    }

    /// The day after; nothing behind the last day of 2200.
    pub fn next_day(self) -> Option<Self> {
        self.plus(&Duration::of_days(1))
    }

    /// How many days from this one until the other; negative where the other is earlier.
    pub fn days_until(self, other: Self) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }
}

fn whole_days(duration: &Duration) -> u64 {
    u64::from(duration.days()) + u64::from(duration.minutes() / Duration::MINUTES_A_DAY)
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.0.year(), self.0.month(), self.0.day());
        f.pad(&match month_name(month) {
            Some(month) if f.alternate() => format!("{day} {month} {year}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        })
    }
}

impl Scalar for Date {
    const KIND: &'static str = "a date";
    const EXPECTED: &'static str = "a date like `2026-07-01`";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let mut parts = text.split('-');
        let three = (parts.next(), parts.next(), parts.next(), parts.next());
        let (Some(year), Some(month), Some(day), None) = three else { return Err(other_spelling(text)) };
        match (digits(year), digits(month), digits(day)) {
            (Some(y), Some(m), Some(d)) if year.len() == 4 => {
                if month.len() == 2 && day.len() == 2 {
                    on_calendar(text, y, m, d)
                } else {
                    Err(unpadded(text, y, m, d))
                }
            }
            _ => Err(other_spelling(text)),
        }
    }

    fn meaning(&self) -> Meaning {
        Meaning::words(self)
    }

    fn plain() -> Plain {
        Plain::like("Date", Self::EXPECTED, Self::PATTERN).with_examples(&["2026-07-01"])
    }
}

/// A number of up to four digits.
pub(super) fn digits(text: &str) -> Option<u32> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

fn on_calendar(text: &str, year: u32, month: u32, day: u32) -> Result<Date, Malformed> {
    let shown = || quoted(text);
    let year = i32::try_from(year).unwrap_or(i32::MAX);
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(Malformed::new(
            format!("{} is outside the years {FIRST_YEAR} to {LAST_YEAR}", shown()),
            "check the year, which comes first, as in `2026-07-01`",
        ));
    }
    let Some(name) = month_name(month) else {
        let help = match Date::new(year, day, month) {
            Some(swapped) => format!("the month comes before the day: write `{swapped}`"),
            None => "the month comes after the year and goes from 01 to 12".to_owned(),
        };
        return Err(Malformed::new(format!("{} is not a day: there is no month {month:02}", shown()), help));
    };
    Date::new(year, month, day).ok_or_else(|| {
        let last = days_in_month(year, month);
        Malformed::new(
            format!("{} is not a day: {name} {year} has {last} days", shown()),
            format!("write a day from `{year}-{month:02}-01` to `{year}-{month:02}-{last}`"),
        )
    })
}

fn month_name(month: u32) -> Option<&'static str> {
    let index = usize::try_from(month).ok()?.checked_sub(1)?;
    MONTHS.get(index).copied()
}

fn days_in_month(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some()).unwrap_or(28)
}

fn unpadded(text: &str, year: u32, month: u32, day: u32) -> Malformed {
    let message = format!("{} has a month or day that is not in two digits", quoted(text));
    suggesting(message, &[(year, month, day)])
}

/// A refusal that offers those readings that are days.
fn suggesting(message: String, readings: &[(u32, u32, u32)]) -> Malformed {
    let mut dates: Vec<String> = readings
        .iter()
        .filter_map(|&(year, month, day)| Date::new(i32::try_from(year).ok()?, month, day))
        .map(|date| format!("`{date}`"))
        .collect();
    dates.dedup();
    if dates.is_empty() {
        return Malformed::new(message, format!("write {}", Date::EXPECTED));
    }
    let reading = match dates.as_slice() {
        [only] => Some(only.trim_matches('`').to_owned()),
        _ => None,
    };
    Malformed { reading, ..Malformed::new(message, format!("write {}", dates.join(" or "))) }
}

/// Dates as people write them elsewhere, each refused with the spelling that was meant.
fn other_spelling(text: &str) -> Malformed {
    let shown = quoted(text);
    if let Some((start, rest)) = text.split_at_checked(10)
        && rest.starts_with(['T', 't', ' '])
        && let Ok(date) = Date::parse(start)
    {
        return Malformed::new(format!("{shown} has a time of day"), format!("write only the day: `{date}`"));
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let Some(refusal) = with_month_name(text, &words) {
        return refusal;
    }
    let numbers: Option<Vec<u32>> = words.iter().map(|word| digits(word)).collect();
    match (words.as_slice(), numbers.as_deref()) {
        ([_, _, year], Some(&[a, b, y])) if year.len() == 4 => {
            let readings = [(y, b, a), (y, a, b)];
            if let Some(refusal) = missing_day(&shown, y, b, a) {
                return refusal;
            }
            let ambiguous = a != b && a <= 12 && b <= 12;
            let fault =
                if ambiguous { "could be two different days" } else { "does not begin with the year" };
            suggesting(format!("{shown} {fault}"), &readings)
        }
        ([year, _, _], Some(&[y, m, d])) if year.len() == 4 => {
            suggesting(format!("{shown} is not written with hyphens"), &[(y, m, d)])
        }
        ([year, _], Some(&[y, m])) if year.len() == 4 => {
            suggesting(format!("{shown} has no day"), &[(y, m, 1)]).for_instance()
        }
        ([date], Some(_)) if date.len() == 4 => {
            Malformed::new(format!("{shown} has no month and no day"), format!("write {}", Date::EXPECTED))
        }
        _ => Malformed::unlike::<Date>(text),
    }
}

/// A day of a month that is too short for it, as 31 June. Nothing where the other order of the two makes a day.
fn missing_day(shown: &str, year: u32, month: u32, day: u32) -> Option<Malformed> {
    let name = month_name(month)?;
    let of_year = i32::try_from(year).ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year))?;
    let last = days_in_month(of_year, month);
    if !(last + 1..=31).contains(&day) {
        return None;
    }
    Some(Malformed::new(
        format!("{shown} is not a day: {name} {year} has {last} days"),
        format!("write a day from `{year}-{month:02}-01` to `{year}-{month:02}-{last}`"),
    ))
}

impl Malformed {
    /// Says that what the help offers is one of many.
    fn for_instance(mut self) -> Self {
        self.help = self.help.replacen("write `", "write the day too, as in `", 1);
        self.of_part()
    }
}

/// `July 2026`, `1 July 2026`, `July 1st, 2026`.
fn with_month_name(text: &str, words: &[&str]) -> Option<Malformed> {
    let named = |word: &&str| {
        let word = word.to_lowercase();
        let month =
            MONTHS.iter().position(|name| word.len() >= 3 && name.to_lowercase().starts_with(&word))?;
        u32::try_from(month + 1).ok()
    };
    let month = words.iter().find_map(named)?;
    let numbers: Vec<u32> = words
        .iter()
        .filter_map(|word| digits(word.trim_end_matches(|c: char| c.is_ascii_alphabetic())))
        .collect();
    let message = format!("{} names the month in words", quoted(text));
    match numbers.as_slice() {
        [year] => {
            let message = format!("{} has no day", quoted(text));
            Some(suggesting(message, &[(*year, month, 1)]).for_instance())
        }
        [a, b] => Some(suggesting(message, &[(*b, month, *a), (*a, month, *b)])),
        _ => Some(Malformed::new(message, format!("write {}", Date::EXPECTED))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn duration(text: &str) -> Duration {
        Duration::parse(text).unwrap()
    }

    #[test]
    fn reads_days_of_the_calendar() {
        assert_eq!(date("2026-07-01").naive(), NaiveDate::from_ymd_opt(2026, 7, 1).unwrap());
        assert_eq!(date("2028-02-29").to_string(), "2028-02-29");
        assert_eq!(date("1900-01-01").to_string(), "1900-01-01");
        assert_eq!(date("2200-12-31").to_string(), "2200-12-31");
        assert_eq!(format!("{:#}", date("2026-10-01")), "1 October 2026");
    }

    #[test]
    fn refuses_other_spellings_and_says_what_to_write() {
        let table = [
            ("01/07/2026", "`01/07/2026` could be two different days", "write `2026-07-01` or `2026-01-07`"),
            ("31/12/2026", "`31/12/2026` does not begin with the year", "write `2026-12-31`"),
            ("07/07/2026", "`07/07/2026` does not begin with the year", "write `2026-07-07`"),
            ("1.7.2026", "`1.7.2026` could be two different days", "write `2026-07-01` or `2026-01-07`"),
            (
                "31.6.2026",
                "`31.6.2026` is not a day: June 2026 has 30 days",
                "write a day from `2026-06-01` to `2026-06-30`",
            ),
            (
                "29/02/2026",
                "`29/02/2026` is not a day: February 2026 has 28 days",
                "write a day from `2026-02-01` to `2026-02-28`",
            ),
            ("32.6.2026", "`32.6.2026` does not begin with the year", "write a date like `2026-07-01`"),
            ("2026/07/01", "`2026/07/01` is not written with hyphens", "write `2026-07-01`"),
            ("2026-7-1", "`2026-7-1` has a month or day that is not in two digits", "write `2026-07-01`"),
            (
                "2026-02-30",
                "`2026-02-30` is not a day: February 2026 has 28 days",
                "write a day from `2026-02-01` to `2026-02-28`",
            ),
            (
                "2028-02-30",
                "`2028-02-30` is not a day: February 2028 has 29 days",
                "write a day from `2028-02-01` to `2028-02-29`",
            ),
            (
                "2026-04-31",
                "`2026-04-31` is not a day: April 2026 has 30 days",
                "write a day from `2026-04-01` to `2026-04-30`",
            ),
            (
                "2026-31-12",
                "`2026-31-12` is not a day: there is no month 31",
                "the month comes before the day: write `2026-12-31`",
            ),
            ("July 2026", "`July 2026` has no day", "write the day too, as in `2026-07-01`"),
            ("2026-07", "`2026-07` has no day", "write the day too, as in `2026-07-01`"),
            ("1 July 2026", "`1 July 2026` names the month in words", "write `2026-07-01`"),
            ("Jul 1st, 2026", "`Jul 1st, 2026` names the month in words", "write `2026-07-01`"),
            (
                "2026-07-01T09:00:00Z",
                "`2026-07-01T09:00:00Z` has a time of day",
                "write only the day: `2026-07-01`",
            ),
            ("2026", "`2026` has no month and no day", "write a date like `2026-07-01`"),
            ("soon", "`soon` is not a date", "write a date like `2026-07-01`"),
        ];
        for (text, message, help) in table {
            assert_eq!(Date::parse(text).unwrap_err().told(), (message, help));
        }
        for text in ["1899-12-31", "2201-01-01", "0000-00-00", "9999-01-01"] {
            assert!(
                Date::parse(text).unwrap_err().message.contains("outside the years 1900 to 2200"),
                "{text}"
            );
        }
        for text in ["+2026-07-01", "2026-07-01-01", "２０２６-07-01", "2026-00-10", "2026-07-00", "-", "ab"]
        {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn adds_months_from_the_day_and_cuts_to_the_end_of_the_month() {
        let table = [
            ("2026-01-31", "1 month", "2026-02-28"),
            ("2028-01-31", "1 month", "2028-02-29"),
            ("2026-01-31", "2 months", "2026-03-31"),
            ("2026-01-31", "3 months", "2026-04-30"),
            ("2026-08-31", "6 months", "2027-02-28"),
            ("2028-02-29", "12 months", "2029-02-28"),
            ("2028-02-29", "4 years", "2032-02-29"),
            ("2026-02-28", "1 month", "2026-03-28"),
            ("2026-04-01", "3 months", "2026-07-01"),
            ("2026-11-30", "3 months", "2027-02-28"),
            ("2026-12-31", "1 day", "2027-01-01"),
            ("2028-02-28", "1 day", "2028-02-29"),
            ("2026-02-28", "1 day", "2026-03-01"),
            ("2026-07-01", "90 days", "2026-09-29"),
            ("2026-07-01", "2 weeks", "2026-07-15"),
            // months before days: 31 January, 28 February, 1 March
            ("2026-01-31", "P1M1D", "2026-03-01"),
            ("2026-07-01", "23 hours", "2026-07-01"),
            ("2026-07-01", "48 hours", "2026-07-03"),
            ("2026-07-01", "47 hours", "2026-07-02"),
        ];
        for (from, by, to) in table {
            assert_eq!(date(from).plus(&duration(by)), Some(date(to)), "{from} + {by}");
        }
    }

    #[test]
    fn takes_months_away_in_the_same_way() {
        let table = [
            ("2026-03-31", "1 month", "2026-02-28"),
            ("2028-03-31", "1 month", "2028-02-29"),
            ("2028-02-29", "1 year", "2027-02-28"),
            ("2026-01-15", "2 months", "2025-11-15"),
            ("2027-03-31", "60 days", "2027-01-30"),
            ("2026-03-01", "1 day", "2026-02-28"),
            // 31 March, 28 February, 27 February
            ("2026-03-31", "P1M1D", "2026-02-27"),
            ("2026-07-03", "48 hours", "2026-07-01"),
        ];
        for (from, by, to) in table {
            assert_eq!(date(from).minus(&duration(by)), Some(date(to)), "{from} - {by}");
        }
    }

    #[test]
    fn stays_within_its_years() {
        assert_eq!(date("2200-12-31").plus(&duration("1 day")), None);
        assert_eq!(date("1900-01-01").minus(&duration("1 day")), None);
        assert_eq!(date("2026-01-01").plus(&duration("200 years")), None);
    }

    #[test]
    fn counts_days_between() {
        assert_eq!(date("2026-07-01").days_until(date("2026-07-01")), 0);
        assert_eq!(date("2026-02-27").days_until(date("2026-03-02")), 3);
        assert_eq!(date("2028-02-27").days_until(date("2028-03-02")), 4);
        assert_eq!(date("2026-07-10").days_until(date("2026-07-01")), -9);
        assert_eq!(date("2026-01-01").days_until(date("2027-01-01")), 365);
    }
}
