//! Days in running text.

use super::date::{MONTHS, digits};
use super::{Date, Scalar as _};

/// Whether a text says a day in closed words: `from 22 June`, `by June 22nd`, `by the end of May`, `in the
/// second week of May`, `in week 21`, `am 22.6.`, `2026-06-22`.
#[must_use]
pub fn names_a_day(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '-');
    let words: Vec<String> = text
        .split(|c: char| !is_part(c))
        .map(|word| word.trim_matches(|c: char| c == '-' || c == '/').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let is_day = |word: &str| {
        let word = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let number = word.trim_start_matches(|c: char| !c.is_ascii_digit());
        word == number && digits(word).is_some_and(|day| (1..=31).contains(&day))
    };
    // Words before a day.
    const LEADS: [&str; 8] = ["by", "on", "until", "from", "before", "am", "bis", "ab"];
    // A point in a month is as good as its day.
    const POINTS: [&str; 17] = [
        "week",
        "half",
        "days",
        "woche",
        "hälfte",
        "end",
        "start",
        "beginning",
        "middle",
        "mid",
        "first",
        "last",
        "ende",
        "anfang",
        "mitte",
        "fin",
        "début",
    ];
    words.iter().enumerate().any(|(at, word)| {
        let before = |back: usize| at.checked_sub(back).and_then(|at| words.get(at));
        let has_day = |word: Option<&String>| word.is_some_and(|word| is_day(word));
        let is_point = |word: Option<&String>| word.is_some_and(|word| POINTS.contains(&word.as_str()));
        let of = before(1).is_some_and(|it| matches!(it.as_str(), "of" | "de" | "the"));
        let point = is_point(before(1)) || (of && (is_point(before(2)) || has_day(before(2))));
        let is_month = is_month_name(word.trim_end_matches('.'));
        let is_mid_month = word.strip_prefix("mid-").is_some_and(is_month_name);
        let is_week = matches!(word.as_str(), "week" | "kw" | "cw")
            && words.get(at + 1).and_then(|week| digits(week)).is_some_and(|week| (1..=53).contains(&week));
        // `24/7` and `1/2` are no days by themselves.
        let is_led = before(1).is_some_and(|it| LEADS.contains(&it.as_str()));
        is_numeric_day(word)
            || (is_led && is_slashed_day(word))
            || is_week
            || is_mid_month
            || (is_month && (has_day(before(1)) || has_day(words.get(at + 1)) || point))
    })
}

/// The days with a year that a text names in English or by numbers, in its order: `2027-01-31`, `31 January 2027`, `January 31, 2027`,
/// `31.01.2027`; of a month alone, as in `until June 2027`, its last day.
#[must_use]
pub fn days_named_in(text: &str) -> Vec<Date> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let words: Vec<String> = text
        .split(|c: char| !is_part(c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty() && word != "of")
        .collect();
    let number = |at: Option<usize>| at.and_then(|at| words.get(at)).and_then(|word| leading_number(word));
    let year = |at: usize| number(Some(at)).filter(|year| (1900..=2200).contains(year));
    let day = |at: Option<usize>| number(at).filter(|day| (1..=31).contains(day));
    let named = |(at, word): (usize, &String)| {
        let Some(month) = english_month(word) else { return numeric_day(word) };
        let (before, next) = (at.checked_sub(1), at + 1);
        if let Some(year) = year(next) {
            return match day(before) {
                Some(day) => Date::new(i32::try_from(year).ok()?, month, day),
                None => last_of_month(year, month),
            };
        }
        Date::new(i32::try_from(year(next + 1)?).ok()?, month, day(Some(next))?)
    };
    words.iter().enumerate().filter_map(named).collect()
}

/// The number that a word begins with, where no more than `st`, `nd`, `rd` or `th` follows.
fn leading_number(word: &str) -> Option<u32> {
    let end = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let (number, rest) = word.split_at(end);
    if ["", "st", "nd", "rd", "th"].contains(&rest) { digits(number) } else { None }
}

/// The number of a month by its English name or the first three letters of it.
fn english_month(word: &str) -> Option<u32> {
    let is_it = |name: &&str| name.eq_ignore_ascii_case(word) || name[..3].eq_ignore_ascii_case(word);
    let at = MONTHS.iter().position(is_it).or((word == "sept").then_some(8))?;
    u32::try_from(at + 1).ok()
}

fn last_of_month(year: u32, month: u32) -> Option<Date> {
    let year = i32::try_from(year).ok()?;
    (28..=31).rev().find_map(|day| Date::new(year, month, day))
}

/// `2027-01-31`, `31.01.2027`.
fn numeric_day(word: &str) -> Option<Date> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mark = if word.contains('-') { '-' } else { '.' };
    let parts: Option<Vec<u32>> = word.split(mark).map(digits).collect();
    match *parts? {
        [year, month, day] if mark == '-' && year > 31 => Date::new(i32::try_from(year).ok()?, month, day),
        [day, month, year] if mark == '.' && year > 31 => Date::new(i32::try_from(year).ok()?, month, day),
        _ => None,
    }
}

/// Whether a word is a day and a month, in whichever order: `30/8`, `8/30`.
fn is_slashed_day(word: &str) -> bool {
    let Some((one, other)) = word.split_once('/') else { return false };
    let (Some(one), Some(other)) = (digits(one), digits(other)) else { return false };
    let (month, day) = (one.min(other), one.max(other));
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

/// A month by its English, German, French, Spanish, Italian or Dutch name, or the first three letters of the English or
/// German
/// one.
fn is_month_name(word: &str) -> bool {
    const OTHERS: [&str; 42] = [
        "januar",
        "februar",
        "märz",
        "mär",
        "mai",
        "juni",
        "juli",
        "okt",
        "oktober",
        "dez",
        "dezember",
        "janvier",
        "février",
        "mars",
        "avril",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
        "gennaio",
        "febbraio",
        "giugno",
        "luglio",
        "settembre",
        "ottobre",
        "dicembre",
        "mei",
    ];
    let short = |name: &str| name.as_bytes()[..3].eq_ignore_ascii_case(word.as_bytes());
    let is_english = |name: &&str| name.eq_ignore_ascii_case(word) || short(name);
    MONTHS.iter().any(is_english) || word == "sept" || OTHERS.contains(&word)
}

/// `2026-06-22`, `22.6.`, `22.06.2026`, `22/6/2026`.
fn is_numeric_day(word: &str) -> bool {
    // A refusal costs more than this look.
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    if Date::parse(word.trim_end_matches('.')).is_ok() {
        return true;
    }
    for mark in ['.', '/'] {
        let parts: Vec<&str> = word.split(mark).collect();
        let numbers: Option<Vec<u32>> =
            parts.iter().filter(|part| !part.is_empty()).map(|part| digits(part)).collect();
        let is_pair = |a: u32, b: u32| (1..=31).contains(&a) && (1..=12).contains(&b);
        let is_day = match numbers.as_deref() {
            // `22.6` alone may be a figure; with a point after it, it is a day.
            Some([day, month]) => parts.len() == 3 && mark == '.' && is_pair(*day, *month),
            Some([day, month, year]) => {
                (is_pair(*day, *month) || is_pair(*month, *day))
                    && (*year < 100 || (1900..=2200).contains(year))
            }
            _ => false,
        };
        if is_day {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_with_a_year_are_told_apart_from_other_numbers() {
        let days =
            |text: &str| -> Vec<String> { days_named_in(text).iter().map(ToString::to_string).collect() };
        for text in [
            "runs out on 31 January 2027",
            "until January 31, 2027",
            "by the 31st of January 2027.",
            "to 2027-01-31, then again",
            "bis 31.01.2027",
            "through January 2027",
        ] {
            assert_eq!(days(text), ["2027-01-31"], "{text}");
        }
        assert_eq!(days("from 1 May 2026 to 29 Feb 2028"), ["2026-05-01", "2028-02-29"]);
        for text in
            ["40 advances in June", "31 February 2027", "version 1.2.3000", "2400 shops", "until 2029"]
        {
            assert!(days(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_day_in_closed_words_is_a_day() {
        for text in [
            "Letters in the post from 22 June",
            "live by June 22nd",
            "the 3rd of May: kick-off",
            "by the end of May",
            "end of August at the latest",
            "mid-September",
            "fertig am 22.6.",
            "fertig am 22.06.2026",
            "bis Ende Mai",
            "le 4 août",
            "on 2026-06-22, in Aarhus",
            "by 30 Sept.",
            "routes from the second week of August",
            "in week 33",
            "Letters by 30/8",
            "live on 8/30",
        ] {
            assert!(names_a_day(text), "{text}");
        }
        for text in [
            "Letters to 2400 shops",
            "40 advances in June",
            "Support by phone, 24/7",
            "Split of costs from 50/50 on",
            "June 2026",
            "March through the gate in 3 steps",
            "margin of 22.6 per cent",
            "version 1.2.3000",
            "may take 12 weeks, or 24/7 support",
            "150 signed",
            "some time in the second half",
        ] {
            assert!(!names_a_day(text), "{text}");
        }
    }
}
