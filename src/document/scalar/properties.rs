//! What holds for every text and every value.

use proptest::prelude::*;

use super::*;

/// Whatever reads as a value is written so that it reads as the same value, and in the same way.
fn settles<T: Scalar + PartialEq + std::fmt::Debug + std::fmt::Display>(text: &str) {
    if let Ok(value) = T::parse(text) {
        let written = value.to_string();
        let again = T::parse(&written);
        assert_eq!(again.as_ref(), Ok(&value), "{text:?} is written {written:?}");
        assert_eq!(again.map(|value| value.to_string()), Ok(written));
    }
    // What is said to be the one reading is a value.
    if let Some(reading) = T::parse(text).err().and_then(|refusal| refusal.reading) {
        assert!(T::parse(&reading).is_ok(), "{text:?} is read as {reading:?}");
    }
}

fn settles_in_every_type(text: &str) {
    settles::<AnswerWord>(text);
    settles::<Cadence>(text);
    settles::<CountryCode>(text);
    settles::<Date>(text);
    settles::<Duration>(text);
    settles::<Id>(text);
    settles::<Length>(text);
    settles::<Link>(text);
    settles::<Money>(text);
    settles::<Percent>(text);
    settles::<Period>(text);
    settles::<Person>(text);
    settles::<Quantity>(text);
    settles::<Rating>(text);
    settles::<Score>(text);
    settles::<Text>(text);
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
