//! Lengths of time by the calendar.

mod abroad;

use std::fmt;

use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::Plain;
use crate::document::suggestion;
use crate::grammar::quoted;

/// A length of time: `90 days`, `10 working days`, `3 months`, `48 hours`, `1 year`, or in ISO 8601 `P3M`; more than nothing and at
/// most 200 years. Working days are Mondays to Fridays; public holidays are not known.
///
/// Months stay months, for how many days they have depends on where one counts from. Durations are equal when their
/// months, days and minutes are: `1 year` is `12 months`, but `1 month` is not `30 days`. The unit that was written is
/// kept for printing alone.
#[derive(Debug, Clone, Copy)]
pub struct Duration {
    months: u32,
    days: u32,
    /// Days from Monday to Friday; only ever alone.
    working_days: u32,
    minutes: u32,
    written_in: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Years,
    Months,
    Weeks,
    WorkingDays,
    Days,
    Hours,
    Minutes,
    /// Several of them, as only ISO 8601 can write it.
    Several,
}

use Unit::{Days, Hours, Minutes, Months, Several, Weeks, WorkingDays, Years};

const MINUTES_AN_HOUR: u32 = 60;
const MONTHS_A_YEAR: u32 = 12;
const DAYS_A_WEEK: u32 = 7;
const WORKING_DAYS_A_WEEK: u32 = 5;
/// Seven fifths of a day.
const MINUTES_A_WORKING_DAY: u64 = 2_016;

/// 200 years of 365.25 days.
const MOST_MINUTES: u64 = 105_192_000;
/// A twelfth of a year of 365.25 days.
const MINUTES_A_MONTH: u64 = 43_830;

impl Duration {
    pub(super) const MINUTES_A_DAY: u32 = 24 * MINUTES_AN_HOUR;
    const NOTHING: Self = Self { months: 0, days: 0, working_days: 0, minutes: 0, written_in: Days };

    /// So many months.
    pub const fn of_months(months: u32) -> Self {
        Self { months, written_in: Months, ..Self::NOTHING }
    }

    /// So many weeks.
    pub const fn of_weeks(weeks: u32) -> Self {
        Self { days: weeks.saturating_mul(DAYS_A_WEEK), written_in: Weeks, ..Self::NOTHING }
    }

    /// So many days.
    pub const fn of_days(days: u32) -> Self {
        Self { days, ..Self::NOTHING }
    }

    /// So many hours.
    pub const fn of_hours(hours: u32) -> Self {
        Self { minutes: hours.saturating_mul(MINUTES_AN_HOUR), written_in: Hours, ..Self::NOTHING }
    }

    /// Whole months; a year counts as twelve.
    pub const fn months(&self) -> u32 {
        self.months
    }

    /// Days beside the months; a week counts as seven.
    pub const fn days(&self) -> u32 {
        self.days
    }

    /// Days from Monday to Friday; where there are some, there is nothing beside them.
    pub const fn working_days(&self) -> u32 {
        self.working_days
    }

    /// Minutes beside the months and days; an hour counts as sixty. Hours never turn into days, so this can exceed a
    /// day: 2,880 for `48 hours`.
    pub const fn minutes(&self) -> u32 {
        self.minutes
    }

    /// The length in days with a month taken as 30 and what is left of a day dropped. Only for comparing durations in
    /// different units; dates are reckoned by [`Date::plus`](super::Date::plus).
    pub const fn approximate_days(&self) -> u32 {
        self.months
            .saturating_mul(30)
            .saturating_add(self.days)
            .saturating_add(self.working_days.saturating_mul(DAYS_A_WEEK) / WORKING_DAYS_A_WEEK)
            .saturating_add(self.minutes / Self::MINUTES_A_DAY)
    }

    /// The same, to be written in one way however it was.
    #[must_use]
    pub const fn in_one_spelling(self) -> Self {
        let written_in = match (self.months, self.days, self.minutes) {
            _ if self.working_days > 0 => WorkingDays,
            (_, 0, 0) => Months,
            (0, _, 0) => Days,
            (0, 0, minutes) if minutes % MINUTES_AN_HOUR == 0 => Hours,
            (0, 0, _) => Minutes,
            _ => Several,
        };
        Self { written_in, ..self }
    }

    /// So many of them, one after the other; nothing where it overflows. Counted from one day, months are cut to the end
    /// of a
    /// shorter one only once: three times a month after 31 January is 30 April.
    pub fn times(&self, count: u32) -> Option<Self> {
        Some(Self {
            months: self.months.checked_mul(count)?,
            days: self.days.checked_mul(count)?,
            working_days: self.working_days.checked_mul(count)?,
            minutes: self.minutes.checked_mul(count)?,
            written_in: self.written_in,
        })
    }

    /// Whether this is shorter than a day.
    pub const fn is_under_a_day(&self) -> bool {
        self.months == 0 && self.days == 0 && self.working_days == 0 && self.minutes < Self::MINUTES_A_DAY
    }

    /// One number of one unit; nothing where it overflows.
    fn of(count: u32, unit: Unit) -> Option<Self> {
        let zero = Self { written_in: unit, ..Self::NOTHING };
        Some(match unit {
            Years => Self { months: count.checked_mul(MONTHS_A_YEAR)?, ..zero },
            Months => Self { months: count, ..zero },
            Weeks => Self { days: count.checked_mul(DAYS_A_WEEK)?, ..zero },
            WorkingDays => Self { working_days: count, ..zero },
            Days => Self { days: count, ..zero },
            Hours => Self { minutes: count.checked_mul(MINUTES_AN_HOUR)?, ..zero },
            Minutes | Several => Self { minutes: count, ..zero },
        })
    }

    /// Both together; nothing where it overflows.
    fn and(self, other: Self) -> Option<Self> {
        Some(Self {
            months: self.months.checked_add(other.months)?,
            days: self.days.checked_add(other.days)?,
            working_days: self.working_days.checked_add(other.working_days)?,
            minutes: self.minutes.checked_add(other.minutes)?,
            written_in: Several,
        })
    }

    /// The duration where it is more than nothing and not beyond all plans.
    fn within_limits(self, text: &str) -> Result<Self, Malformed> {
        if (self.months, self.days, self.working_days, self.minutes) == (0, 0, 0, 0) {
            return Err(Malformed::new(
                format!("{} is a duration of zero", quoted(text)),
                "write a duration of at least `1 minute`, or leave it out",
            ));
        }
        let minutes = u64::from(self.months) * MINUTES_A_MONTH
            + u64::from(self.days) * u64::from(Self::MINUTES_A_DAY)
            + u64::from(self.working_days) * MINUTES_A_WORKING_DAY
            + u64::from(self.minutes);
        if minutes > MOST_MINUTES { Err(too_long(text)) } else { Ok(self) }
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        let parts = |it: &Self| (it.months, it.days, it.working_days, it.minutes);
        parts(self) == parts(other)
    }
}

impl Eq for Duration {}

impl Unit {
    const fn singular(self) -> &'static str {
        match self {
            Years => "year",
            Months => "month",
            Weeks => "week",
            WorkingDays => "working day",
            Days => "day",
            Hours => "hour",
            Minutes | Several => "minute",
        }
    }
}

/// A count with its unit in words: `1 year`, `2 weeks`.
fn in_words(count: u32, unit: Unit) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {}{plural}", unit.singular())
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = match self.written_in {
            Years => self.months / MONTHS_A_YEAR,
            Months => self.months,
            Weeks => self.days / DAYS_A_WEEK,
            WorkingDays => self.working_days,
            Days => self.days,
            Hours => self.minutes / MINUTES_AN_HOUR,
            Minutes => self.minutes,
            Several => return f.pad(&self.iso()),
        };
        f.pad(&in_words(count, self.written_in))
    }
}

impl Duration {
    /// The spelling of ISO 8601, as in `P1Y2M10DT4H`.
    fn iso(&self) -> String {
        let part =
            |count: u32, letter: &str| if count == 0 { String::new() } else { format!("{count}{letter}") };
        let day = part(self.months / MONTHS_A_YEAR, "Y")
            + &part(self.months % MONTHS_A_YEAR, "M")
            + &part(self.days, "D");
        let time = part(self.minutes / MINUTES_AN_HOUR, "H") + &part(self.minutes % MINUTES_AN_HOUR, "M");
        let mark = if time.is_empty() { "" } else { "T" };
        format!("P{day}{mark}{time}")
    }
}

impl Duration {
    /// Durations of up to 200 years in one unit, and all of ISO 8601, of nothing and beyond 200 years too.
    pub(super) fn pattern() -> String {
        pattern::any_of(UNITS.map(|unit| in_unit(unit, 1)).into_iter().chain([ISO.to_owned()]))
    }

    /// The same without those below a day, as far as they are not written in ISO 8601.
    pub(super) fn pattern_of_a_day_or_more() -> String {
        let least = |unit| match unit {
            Hours => Self::MINUTES_A_DAY / MINUTES_AN_HOUR,
            Minutes => Self::MINUTES_A_DAY,
            _ => 1,
        };
        pattern::any_of(UNITS.map(|unit| in_unit(unit, least(unit))).into_iter().chain([ISO.to_owned()]))
    }
}

const UNITS: [Unit; 7] = [Years, Months, Weeks, WorkingDays, Days, Hours, Minutes];

/// From the largest unit down to the smallest, any of them left out but not all.
const ISO: &str = "P(?:(?:\
    [0-9]{1,9}Y(?:[0-9]{1,9}M)?(?:[0-9]{1,9}W)?(?:[0-9]{1,9}D)?|\
    [0-9]{1,9}M(?:[0-9]{1,9}W)?(?:[0-9]{1,9}D)?|\
    [0-9]{1,9}W(?:[0-9]{1,9}D)?|\
    [0-9]{1,9}D)\
    (?:T(?:[0-9]{1,9}H(?:[0-9]{1,9}M)?|[0-9]{1,9}M))?|\
    T(?:[0-9]{1,9}H(?:[0-9]{1,9}M)?|[0-9]{1,9}M))";

/// A number of a unit, from `least` to 200 years.
fn in_unit(unit: Unit, least: u32) -> String {
    let minutes = match unit {
        Years => MINUTES_A_MONTH * u64::from(MONTHS_A_YEAR),
        Months => MINUTES_A_MONTH,
        Weeks => u64::from(Duration::MINUTES_A_DAY * DAYS_A_WEEK),
        WorkingDays => MINUTES_A_WORKING_DAY,
        Days => u64::from(Duration::MINUTES_A_DAY),
        Hours => u64::from(MINUTES_AN_HOUR),
        Minutes | Several => 1,
    };
    let most = u32::try_from(MOST_MINUTES / minutes).unwrap_or(u32::MAX);
    format!("{}\\s+{}[sS]?", pattern::whole(least, most), pattern::word_in_any_case(unit.singular()))
}

impl Scalar for Duration {
    const EXPECTED: &'static str = "a duration like `90 days`, `3 months` or `48 hours`";
    const KIND: &'static str = "a duration";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let positive = text.trim_start_matches(['-', '−', ' ']);
        if text.starts_with(['-', '−']) {
            return Err(negative(text, positive));
        }
        if let Some(rest) = text.strip_prefix('P')
            && rest.starts_with(|c: char| c.is_ascii_digit() || c == 'T')
        {
            return read_iso(text, rest);
        }
        let number_ends = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(number_ends);
        if number.is_empty() {
            return Err(without_number(text));
        }
        if unit.starts_with(['.', ',', '_', '/', '½']) {
            return Err(Malformed::new(
                format!("{} is not a whole number of a unit", quoted(text)),
                "write a whole number without commas, in a smaller unit where needed, as in `18 months`",
            ));
        }
        let word = unit.trim_start();
        match unit_named(word) {
            Some(known) if word.len() < unit.len() => counted(text, number, known)?.within_limits(text),
            _ => Err(bad_unit(text, number, word)),
        }
    }

    fn meaning(&self) -> Meaning {
        Meaning::Length(*self)
    }

    fn plain() -> Plain {
        Plain::like("Duration", Self::EXPECTED, Self::pattern())
            .with_examples(&["90 days", "3 months", "48 hours"])
    }
}

fn counted(text: &str, number: &str, unit: Unit) -> Result<Duration, Malformed> {
    number.parse().ok().and_then(|count| Duration::of(count, unit)).ok_or_else(|| too_long(text))
}

/// The unit of a word in full, singular or plural, in any case.
fn unit_named(word: &str) -> Option<Unit> {
    let word = word.to_ascii_lowercase();
    let singular = word.strip_suffix('s').unwrap_or(&word);
    UNITS.into_iter().find(|unit| unit.singular() == singular)
}

/// The unit that an abbreviation stands for; `m` is none, it stands for two.
fn unit_abbreviated(word: &str) -> Option<Unit> {
    Some(match word.to_lowercase().trim_end_matches('.') {
        "y" | "yr" | "yrs" => Years,
        "mo" | "mos" | "mon" | "mth" | "mths" | "mnth" | "mnths" => Months,
        "w" | "wk" | "wks" => Weeks,
        "d" | "dy" | "dys" => Days,
        "h" | "hr" | "hrs" => Hours,
        "min" | "mins" => Minutes,
        _ => return None,
    })
}

fn bad_unit(text: &str, number: &str, word: &str) -> Malformed {
    let shown = quoted(text);
    let count: u32 = match number.parse() {
        Ok(count) => count,
        Err(_) => return too_long(text),
    };
    let misspelt = |why: &str, count: Option<u32>, unit: Unit| {
        let meant = count.map(|count| in_words(count, unit)).filter(|meant| Duration::parse(meant).is_ok());
        match meant {
            Some(meant) => Malformed::misspelt(format!("{shown} {why}"), meant),
            None => too_long(text),
        }
    };
    let either = |a: Unit, b: Unit| format!("write `{}` or `{}`", in_words(count, a), in_words(count, b));
    if word.is_empty() {
        return Malformed::new(format!("{shown} has no unit"), either(Days, Months));
    }
    let lower = word.to_lowercase();
    if lower == "m" {
        return Malformed::new(format!("{shown} could be months or minutes"), either(Months, Minutes));
    }
    if let Some(unit) = unit_named(word) {
        return misspelt("has no space before its unit", Some(count), unit);
    }
    if let Some(unit) = unit_abbreviated(word) {
        return misspelt("abbreviates its unit", Some(count), unit);
    }
    match lower.strip_suffix('s').unwrap_or(&lower) {
        "quarter" => misspelt("counts in quarters", count.checked_mul(3), Months),
        "fortnight" => misspelt("counts in fortnights", count.checked_mul(2), Weeks),
        "business day" | "workday" | "weekday" | "working-day" => {
            misspelt("counts in working days", Some(count), WorkingDays)
        }
        "calendar day" => misspelt("counts in days", Some(count), Days),
        _ if lower.starts_with("(") => misspelt_twice(text, number, &lower),
        "second" | "sec" => Malformed::new(format!("{shown} counts in seconds"), "write at least `1 minute`"),
        _ if lower.contains(|c: char| c.is_ascii_digit()) => Malformed::new(
            format!("{shown} has more than one number"),
            "write one number and one unit, or several in ISO 8601, as in `P1Y6M`",
        ),
        _ => misspelt_unit(text, count, &lower),
    }
}

/// A number in digits and again in words, as lawyers write it: `30 (thirty) days`.
fn misspelt_twice(text: &str, number: &str, rest: &str) -> Malformed {
    let unit = rest.split_once(')').map(|(_, unit)| unit.trim());
    let meant = unit.map(|unit| format!("{number} {unit}")).filter(|meant| Duration::parse(meant).is_ok());
    match meant {
        Some(meant) => Malformed::misspelt(format!("{} gives its number twice", quoted(text)), meant),
        None => Malformed::unlike::<Duration>(text),
    }
}

fn misspelt_unit(text: &str, count: u32, word: &str) -> Malformed {
    if let Some((language, unit)) = abroad::unit(word) {
        let message = format!("{} names its unit in {language}", quoted(text));
        return Malformed::new(message, format!("write `{}`", in_words(count, unit)));
    }
    let message = format!("{} has an unknown unit", quoted(text));
    let is_meant = |unit: &Unit| {
        let singular = unit.singular();
        suggestion::certain(word, [singular]).is_some()
            || suggestion::certain(word, [format!("{singular}s").as_str()]).is_some()
    };
    let meant: Vec<Unit> = UNITS.into_iter().filter(is_meant).collect();
    match meant.first().copied().filter(|_| meant.len() == 1) {
        Some(unit) => {
            let meant = in_words(count, unit);
            let help = format!("did you mean `{meant}`?");
            Malformed {
                reading: Duration::parse(&meant).is_ok().then_some(meant),
                is_guess: true,
                ..Malformed::new(message, help)
            }
        }
        None => Malformed::new(message, "write minutes, hours, days, working days, weeks, months or years"),
    }
}

fn too_long(text: &str) -> Malformed {
    Malformed::new(format!("{} is longer than 200 years", quoted(text)), "write a shorter duration")
}

fn negative(text: &str, positive: &str) -> Malformed {
    let help = match Duration::parse(positive) {
        Ok(duration) => format!("write `{duration}`"),
        Err(malformed) => malformed.help,
    };
    Malformed::new(format!("{} is negative", quoted(text)), help)
}

fn without_number(text: &str) -> Malformed {
    if text.len() > 1 && text.starts_with('p') && read_iso(text, &text[1..].to_ascii_uppercase()).is_ok() {
        return Malformed::misspelt(
            format!("{} is not in capitals", quoted(text)),
            text.to_ascii_uppercase(),
        );
    }
    if let Some(meant) = number_in_words(text) {
        return Malformed::misspelt(format!("{} has no number in digits", quoted(text)), meant);
    }
    let last = text.split_whitespace().next_back().unwrap_or_default();
    match unit_named(last) {
        Some(unit) if !text.is_empty() => Malformed::new(
            format!("{} has no number in digits", quoted(text)),
            format!("write the number in digits, as in `{}`", in_words(3, unit)),
        ),
        _ => Malformed::unlike::<Duration>(text),
    }
}

/// A duration whose number is a word: `thirty days`, `a year`.
fn number_in_words(text: &str) -> Option<String> {
    const WORDS: [(&str, u32); 19] = [
        ("a", 1),
        ("an", 1),
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("twelve", 12),
        ("fourteen", 14),
        ("fifteen", 15),
        ("twenty", 20),
        ("thirty", 30),
        ("sixty", 60),
        ("ninety", 90),
    ];
    let (word, unit) = text.split_once(char::is_whitespace)?;
    let (_, count) = WORDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word))?;
    let meant = in_words(*count, unit_named(unit.trim())?);
    Duration::parse(&meant).is_ok().then_some(meant)
}

/// Reads what stands after the `P`: whole numbers, each with its letter, in falling order.
fn read_iso(text: &str, rest: &str) -> Result<Duration, Malformed> {
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    let date = iso_parts(text, date, &[('Y', Years), ('M', Months), ('W', Weeks), ('D', Days)])?;
    let time = match time {
        Some("") => return Err(bad_iso(text)),
        Some(time) => iso_parts(text, time, &[('H', Hours), ('M', Minutes)])?,
        None => Vec::new(),
    };
    let mut parts = date.into_iter().chain(time);
    let first = parts.next().ok_or_else(|| bad_iso(text))?;
    let whole = parts.try_fold(first, Duration::and).ok_or_else(|| too_long(text))?;
    whole.within_limits(text)
}

fn iso_parts(text: &str, mut rest: &str, letters: &[(char, Unit)]) -> Result<Vec<Duration>, Malformed> {
    let mut parts = Vec::new();
    let mut letters = letters.iter();
    while !rest.is_empty() {
        let ends = rest.find(|c: char| !c.is_ascii_digit()).ok_or_else(|| bad_iso(text))?;
        let (number, from_letter) = rest.split_at(ends);
        let mut after = from_letter.chars();
        let letter = after.next();
        let (_, unit) = letters.find(|(known, _)| Some(*known) == letter).ok_or_else(|| bad_iso(text))?;
        if number.is_empty() {
            return Err(bad_iso(text));
        }
        parts.push(counted(text, number, *unit)?);
        rest = after.as_str();
    }
    Ok(parts)
}

fn bad_iso(text: &str) -> Malformed {
    Malformed::new(
        format!(
            "{} is not a duration in ISO 8601 of whole years, months, weeks, days, hours and minutes",
            quoted(text)
        ),
        "write it in words, as in `3 months`, or as in `P3M`, `P1Y2M10D` or `PT48H`",
    )
}

#[cfg(test)]
mod tests;
