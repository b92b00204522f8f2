//! What holds for every text and every value.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::document::shape::Text as Pattern;

/// Whatever reads as a value is written so that it reads as the same value, and in the same way.
fn settles<T: Scalar + PartialEq + std::fmt::Debug + std::fmt::Display>(text: &str) {
    fits_its_pattern::<T>(text);
    if let Ok(value) = T::parse(text) {
        let written = value.to_string();
        let again = T::parse(&written);
        assert_eq!(again.as_ref(), Ok(&value), "{text:?} is written {written:?}");
        // Whoever goes by what is meant sees one and the same.
        let meant = again.as_ref().map(|value| value.meaning().spelt(&written));
        assert_eq!(meant, Ok(value.meaning().spelt(text)), "{text:?} and {written:?}");
        assert_eq!(again.map(|value| value.to_string()), Ok(written));
    }
    // What is said to be the one reading is a value.
    if let Some(reading) = T::parse(text).err().and_then(|refusal| refusal.reading) {
        assert!(T::parse(&reading).is_ok(), "{text:?} is read as {reading:?}");
    }
}

thread_local! {
    /// By type: what it is called, and its pattern where its texts have one.
    static PATTERNS: RefCell<BTreeMap<&'static str, (String, Option<regex::Regex>)>> =
        const { RefCell::new(BTreeMap::new()) };
}

fn pattern_of<T: Scalar>() -> (String, Option<regex::Regex>) {
    let plain = T::plain();
    let pattern = match plain.text {
        Pattern::Like(pattern) => Some(regex::Regex::new(&format!("^(?:{pattern})$")).unwrap()),
        Pattern::Any | Pattern::Never => None,
    };
    (plain.name.to_string(), pattern)
}

/// The pattern fits what the parser reads and nothing else, but for what a regular expression cannot tell.
fn fits_its_pattern<T: Scalar>(text: &str) {
    // Texts come trimmed to the parser, and empty ones do not come at all.
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let is_read = T::parse(text).is_ok();
    PATTERNS.with_borrow_mut(|patterns| {
        let (name, pattern) = patterns.entry(std::any::type_name::<T>()).or_insert_with(pattern_of::<T>);
        let fits = pattern.as_ref().is_none_or(|pattern| pattern.is_match(text));
        assert!(fits || !is_read, "{name}: {text:?} is read and does not fit");
        assert!(is_read || !fits || is_beyond_patterns(name, text), "{name}: {text:?} fits and is not read");
    });
}

/// What a pattern lets pass that no value is.
fn is_beyond_patterns(name: &str, text: &str) -> bool {
    match name {
        // Nothing at all, more than 200 years, and less than a day in ISO 8601: sums over several units.
        "Duration" | "Length" | "Cadence" | "Moment" | "Notice" | "Within" | "LicenceLength" => {
            text.contains('P')
        }
        // A day in another spelling, and a latest day that is none.
        "Ending" => text.split_whitespace().count() >= 3,
        // More than the whole, and none of it.
        "Majority" => true,
        // Patterns count characters, and this is a limit for machines.
        "Id" => text.len() > 100,
        // Which characters beyond ASCII are letters.
        "Person" | "Link" | "Agreement" => !text.is_ascii() || is_path_with_colon(text),
        // An offset that carries the last day of the calendar beyond it.
        "Instant" => text.starts_with("1900-01-01") || text.starts_with("2200-12-31"),
        _ => false,
    }
}

/// A colon behind a space may end a scheme with a space behind it, or a word of a path.
fn is_path_with_colon(text: &str) -> bool {
    text.split_once(':').is_some_and(|(before, _)| before.ends_with(char::is_whitespace))
}

fn settles_in_every_type(text: &str) {
    settles::<AnswerWord>(text);
    settles::<Cadence>(text);
    fits_its_pattern::<Count>(text);
    settles::<CountryCode>(text);
    settles::<CurrencyCode>(text);
    fits_its_pattern::<Fingerprint>(text);
    settles::<Date>(text);
    settles::<Duration>(text);
    settles::<Ending>(text);
    settles::<Id>(text);
    settles::<Length>(text);
    settles::<LicenceLength>(text);
    settles::<Link>(text);
    settles::<Majority>(text);
    settles::<Moment>(text);
    settles::<Money>(text);
    settles::<Notice>(text);
    settles::<Percent>(text);
    settles::<Period>(text);
    settles::<Person>(text);
    settles::<Quantity>(text);
    settles::<Rating>(text);
    settles::<Score>(text);
    settles::<Share>(text);
    settles::<Text>(text);
    settles::<Within>(text);
    settles::<YesNo>(text);
}

/// Reads a text that has to be a value, and sees that it settles.
fn reads<T: Scalar + PartialEq + std::fmt::Debug + std::fmt::Display>(text: &str) -> T {
    settles::<T>(text);
    T::parse(text).unwrap()
}

const UNITS: [&str; 6] = ["years", "months", "weeks", "days", "hours", "minutes"];

/// Ten thousand of one sign must not exhaust the stack.
#[test]
fn no_long_text_panics() {
    for piece in ["-", "− ", "9", ",", ".", "/", "P", "<", "@", "every ", "a-", "£", "1,", "é", "%", "July "]
    {
        let long = piece.repeat(10_000);
        for tail in ["", "5", " 5 GBP", " days", "%", " 2026"] {
            settles_in_every_type(&format!("{long}{tail}"));
            settles_in_every_type(&format!("GBP {long}{tail}"));
        }
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        settles_in_every_type(&text);
    }

    /// Texts of the pieces that the readers look for get further in than noise does.
    #[test]
    fn no_mixture_of_known_pieces_panics(text in
        "([0-9]{1,4}|[-+.,_'/%@<>: \u{a0}]|P|T|M|Y|Q|H|GBP|JPY|XAU|gbp|£|€|days|m|every |weekly|é|½|July|https://|x){0,8}")
    {
        settles_in_every_type(&text);
    }

    #[test]
    fn days_settle(year in 1900..=2200_i32, month in 1..=12_u32, day in 1..=28_u32) {
        let date: Date = reads(&format!("{year}-{month:02}-{day:02}"));
        prop_assert_eq!(Date::new(year, month, day), Some(date));
    }

    #[test]
    fn durations_settle(count in 1..=200_u32, unit in 0..UNITS.len()) {
        reads::<Duration>(&format!("{count} {}", UNITS[unit]));
    }

    #[test]
    fn durations_of_several_units_settle(months in 0..=1200_u32, days in 0..=20_000_u32, minutes in 1..=30_000_u32) {
        let duration: Duration = reads(&format!("P{months}M{days}DT{minutes}M"));
        prop_assert_eq!((duration.months(), duration.days(), duration.minutes()), (months, days, minutes));
    }

    #[test]
    fn cadences_settle(count in 2..=200_u32, unit in 0..4_usize) {
        reads::<Cadence>(&format!("every {count} {}", UNITS[unit]));
    }

    #[test]
    fn percentages_settle(parts in 0..=10_000_000_i64) {
        let percent: Percent = reads(&Percent::from_parts(parts).unwrap().to_string());
        prop_assert_eq!(percent.parts(), parts);
    }

    #[test]
    fn shares_settle(parts in 0..=1_000_000_i64) {
        let share: Share = reads(&Percent::from_parts(parts).unwrap().to_string());
        prop_assert_eq!(share.parts(), parts);
    }

    #[test]
    fn money_settles(minor in 0..=1_000_000_000_000_000_000_i128, code in 0..4_usize) {
        let currency = iso_currency::Currency::from_code(["GBP", "JPY", "KWD", "CLF"][code]).unwrap();
        let money: Money = reads(&Money::new(minor, currency).unwrap().to_string());
        prop_assert_eq!((money.minor(), money.currency()), (minor, currency));
    }

    #[test]
    fn numbers_settle(millionths in -1_000_000_000_000_000_000_i128..=1_000_000_000_000_000_000) {
        let written = Decimal::from_millionths(millionths).to_string();
        prop_assert_eq!(reads::<Quantity>(&written), Quantity::Number(Decimal::from_millionths(millionths)));
    }

    /// A month later is in the next month, on the same day or on its last.
    #[test]
    fn a_month_later_is_in_the_next_month(year in 1900..=2199_i32, month in 1..=12_u32, day in 1..=31_u32) {
        use chrono::Datelike;
        if let Some(date) = Date::new(year, month, day) {
            let later = date.plus(&Duration::of_months(1)).unwrap().naive();
            prop_assert_eq!(later.month0(), month % 12);
            let tomorrow = later.succ_opt().unwrap();
            prop_assert!(later.day() == day || (later.day() < day && tomorrow.day() == 1));
        }
    }
}
