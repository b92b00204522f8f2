//! Amounts of money.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

use iso_currency::Currency;

use super::decimal::{self, Fault};
use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::Plain;
use crate::grammar::{counted, quoted};

/// An amount in one currency of ISO 4217, exact to its minor unit, never negative: `500000 GBP`, `1234.50 EUR`. With `{:#}` it is
/// written as in print: `GBP 500,000`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    minor: i128,
    currency: Currency,
}

impl Money {
    /// The amount in minor units (pence, cents; whole yen), or nothing where it is negative or the currency has no such
    /// unit, as gold has none.
    pub fn new(minor: i128, currency: Currency) -> Option<Self> {
        (minor >= 0 && currency.exponent().is_some()).then_some(Self { minor, currency })
    }

    /// The amount in minor units of the currency.
    pub const fn minor(&self) -> i128 {
        self.minor
    }

    /// The currency.
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Both amounts together, or nothing where the currencies differ or the sum is too large.
    pub fn checked_add(&self, other: &Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        let minor = self.minor.checked_add(other.minor)?;
        Some(Self { minor, currency: self.currency })
    }

    /// The codes of all currencies that amounts can be in, in alphabetic order.
    #[must_use]
    pub fn codes() -> &'static [String] {
        &CODES
    }

    fn places(&self) -> usize {
        places(self.currency).unwrap_or(0)
    }
}

/// Gone through once, by the numbers of ISO 4217, which have three digits: the format speaks of money in many places.
static CODES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let all = (0..1000).filter_map(Currency::from_numeric).filter(|currency| places(*currency).is_some());
    let mut codes: Vec<String> = all.map(|currency| currency.code().to_owned()).collect();
    codes.sort_unstable();
    codes
});

static PATTERN: LazyLock<String> = LazyLock::new(pattern_of_amounts);

/// How many digits the currency has after the point; nothing for metals and accounting units.
fn places(currency: Currency) -> Option<usize> {
    currency.exponent().map(usize::from)
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let full = decimal::write(self.minor, self.places());
        // no point where there are no pence: `500000`, but `1234.50`
        let number = match full.split_once('.') {
            Some((whole, fraction)) if fraction.bytes().all(|byte| byte == b'0') => whole,
            _ => &full,
        };
        let code = self.currency.code();
        f.pad(&match f.alternate() {
            true => format!("{code} {}", decimal::grouped(number)),
            false => format!("{number} {code}"),
        })
    }
}

impl Scalar for Money {
    const EXPECTED: &'static str = "an amount like `500000 GBP`";
    const KIND: &'static str = "an amount of money";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let Some((number, name)) = number_and_currency(text) else {
            return Err(without_currency(text));
        };
        let Some(currency) = currency_of_code(name) else {
            return Err(bad_currency(text, number, name));
        };
        let Some(places) = places(currency) else {
            return Err(no_minor_unit(text, currency));
        };
        match decimal::read(number, places) {
            Ok(minor) if joined(text, number, name) => {
                let meant = Self { minor, currency }.to_string();
                Err(Malformed::misspelt(format!("{} has no space before its currency", quoted(text)), meant))
            }
            Ok(minor) => Ok(Self { minor, currency }),
            Err(fault) => Err(bad_number(text, number, currency, &fault)),
        }
    }

    fn meaning(&self) -> Meaning {
        Meaning::Money(Box::new(*self))
    }

    fn plain() -> Plain {
        Plain::like("Money", Self::EXPECTED, PATTERN.as_str()).with_examples(&["500000 GBP", "1234.50 EUR"])
    }
}

/// An amount before or behind the code of its currency, with as many digits after the point as the currency has.
fn pattern_of_amounts() -> String {
    let mut by_places: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for code in Money::codes() {
        let places = currency_of_code(code).and_then(places).unwrap_or_default();
        by_places.entry(places).or_default().push(code);
    }
    pattern::any_of(by_places.into_iter().map(|(places, codes)| {
        let (number, codes) = (pattern::decimal(places), pattern::any_of(codes));
        format!("{number}\\s+{codes}|{codes}\\s+{number}")
    }))
}

fn currency_of_code(code: &str) -> Option<Currency> {
    let in_capitals = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    in_capitals.then(|| Currency::from_code(code)).flatten()
}

/// The number and the word before or after it, both trimmed. Nothing where either is missing.
fn number_and_currency(text: &str) -> Option<(&str, &str)> {
    let is_name = |c: char| c.is_alphabetic() || is_symbol(c);
    let (number, name) = if text.starts_with(is_name) {
        let ends = text.find(|c| !is_name(c))?;
        let (name, number) = text.split_at(ends);
        (number, name)
    } else {
        let last_other = text.char_indices().rev().find(|(_, c)| !is_name(*c))?;
        text.split_at(last_other.0 + last_other.1.len_utf8())
    };
    let (number, name) = (number.trim(), name.trim());
    (!name.is_empty() && number.contains(|c: char| c.is_ascii_digit())).then_some((number, name))
}

fn joined(text: &str, number: &str, name: &str) -> bool {
    text.len() == number.len() + name.len()
}

fn is_symbol(c: char) -> bool {
    matches!(c, '£' | '$' | '€' | '¥' | '₹' | '₩' | '₽' | '₺' | '₪' | '₫' | '₴' | '₦' | '฿')
}

fn without_currency(text: &str) -> Malformed {
    let number = text.trim_start_matches(['-', '−']);
    if decimal::read(number, 4).is_ok() {
        return Malformed::new(
            format!("{} has no currency", quoted(text)),
            format!("write the currency's code too, as in `{number} GBP`"),
        );
    }
    Malformed::unlike::<Money>(text)
}

fn no_minor_unit(text: &str, currency: Currency) -> Malformed {
    Malformed::new(
        format!("{} is not money: {} stands for {}", quoted(text), currency.code(), currency.name()),
        "write the code of a currency, as in `500000 GBP`",
    )
}

/// What is meant by symbols and words that are not codes.
fn codes_meant(name: &str) -> &'static [&'static str] {
    match name.to_lowercase().as_str() {
        "£" | "pound" | "pounds" | "sterling" | "quid" | "ukp" => &["GBP"],
        "€" | "euro" | "euros" => &["EUR"],
        "$" | "dollar" | "dollars" => &["USD", "CAD", "AUD"],
        "us$" | "$us" => &["USD"],
        "¥" | "yen" => &["JPY", "CNY"],
        "rmb" | "yuan" => &["CNY"],
        "₹" | "rupee" | "rupees" => &["INR"],
        "₩" | "won" => &["KRW"],
        "₽" => &["RUB"],
        "₺" => &["TRY"],
        "₪" => &["ILS"],
        "₫" => &["VND"],
        "₴" => &["UAH"],
        "₦" => &["NGN"],
        "฿" => &["THB"],
        "franc" | "francs" | "fr" | "sfr" => &["CHF"],
        _ => &[],
    }
}

fn bad_currency(text: &str, number: &str, name: &str) -> Malformed {
    let shown = quoted(text);
    let upper = name.to_uppercase();
    if let Some(currency) = currency_of_code(&upper) {
        let message = format!("{shown} has its currency in lower case");
        return corrected(message, number, currency);
    }
    let meant = codes_meant(name);
    let amounts: Vec<String> = meant
        .iter()
        .filter_map(|code| Money::parse(&format!("{number} {code}")).ok())
        .map(|money| format!("`{money}`"))
        .collect();
    if !meant.is_empty() {
        let message = match meant {
            [_] => format!("{shown} does not give its currency as a code"),
            _ => format!("{shown} could be in several currencies"),
        };
        let reading = match amounts.as_slice() {
            [only] if is_of_one_country(name) => Some(only.trim_matches('`').to_owned()),
            _ => None,
        };
        let help = match amounts.as_slice() {
            [] => "write the number and the currency's code, as in `500000 GBP`".to_owned(),
            amounts => format!("write {}", amounts.join(" or ")),
        };
        return Malformed { reading, ..Malformed::new(message, help) };
    }
    let shortened = ["k", "m", "mn", "mio", "bn", "b", "t", "million", "thousand", "billion"];
    if shortened.contains(&name.to_lowercase().as_str()) {
        return Malformed::new(
            format!("{shown} has no currency"),
            "write the number in full, as in `500000 GBP`",
        );
    }
    Malformed::new(
        format!("{shown}: {} is not the code of a currency", quoted(name)),
        "write one of the three-letter codes of ISO 4217, as in `500000 GBP`",
    )
}

/// Whether only one currency goes by this name: there are pounds, dollars, francs and rupees of many countries.
fn is_of_one_country(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "€" | "euro" | "euros" | "sterling" | "us$" | "$us" | "rmb" | "yuan"
    )
}

/// The amount with the currency's code where the number can be read, else what is wrong with the number too.
fn corrected(message: String, number: &str, currency: Currency) -> Malformed {
    match Money::parse(&format!("{number} {}", currency.code())) {
        Ok(money) => Malformed::misspelt(message, money.to_string()),
        Err(malformed) => Malformed { message, ..malformed },
    }
}

fn bad_number(text: &str, number: &str, currency: Currency, fault: &Fault) -> Malformed {
    let shown = quoted(text);
    let code = currency.code();
    if number.starts_with(['-', '−']) {
        let positive = number.trim_start_matches(['-', '−', ' ']);
        let positive = corrected(format!("{shown} is negative"), positive, currency).of_part();
        return Malformed { help: format!("{}, and say in words who pays whom", positive.help), ..positive };
    }
    match fault {
        Fault::TooPrecise => too_precise(&shown, number, currency),
        Fault::TooLarge => Malformed::new(format!("{shown} is too large"), "write fewer digits"),
        Fault::Grouping | Fault::NotANumber => match plain_number(number) {
            Some(plain) => {
                let message = format!("{shown} has marks in its number that can be misread");
                let meant = corrected(message, &plain, currency);
                if has_whole_groups(number) { meant } else { meant.of_part() }
            }
            None => {
                let help = format!("write the number in full and in digits, as in `500000 {code}`");
                Malformed::new(format!("{shown} has no plain number"), help)
            }
        },
    }
}

fn too_precise(shown: &str, number: &str, currency: Currency) -> Malformed {
    let code = currency.code();
    let places = places(currency).unwrap_or(0);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let has = match places {
        0 => format!("{code} has none"),
        places => format!("{code} has {places}"),
    };
    let message = format!("{shown} has {} after the point, {has}", counted(fraction.len(), "digit"));
    let cut: String = fraction.chars().take(places).collect();
    let point = if places == 0 { "" } else { "." };
    let short = format!("{}{point}{cut} {code}", whole.replace(',', ""));
    let looks_grouped = fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
    let help = if looks_grouped {
        format!("write `{whole}{fraction} {code}` where the point separates thousands, else `{short}`")
    } else {
        format!("write at most {} after the point, as in `{short}`", counted(places, "digit"))
    };
    Malformed::new(message, help)
}

/// Whether marks between digits stand where thousands end, so that no digit can be missing.
fn has_whole_groups(number: &str) -> bool {
    let whole = number.split(['.', ',']).next().unwrap_or(number);
    let marks = |c: char| c.is_whitespace() || matches!(c, '_' | '\'' | '’');
    let mut groups = whole.split(marks);
    let first = groups.next().unwrap_or_default();
    let are_whole = groups.by_ref().all(|group| group.len() == 3);
    are_whole && (first.len() <= 3 || !whole.contains(marks))
}

/// The number meant by spaces, apostrophes, underscores or points between thousands and a comma for the point; nothing
/// where it is none of these.
fn plain_number(number: &str) -> Option<String> {
    let tight: String =
        number.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '\'' | '’')).collect();
    if let Some(unsigned) = tight.strip_suffix(".-").or_else(|| tight.strip_suffix(",-")) {
        return decimal::read(unsigned, 4).is_ok().then(|| unsigned.to_owned());
    }
    if decimal::read(&tight, 4).is_ok() {
        return Some(tight.replace(',', ""));
    }
    // the other way about: points between thousands, a comma before the pence
    let mirrored: String = tight
        .chars()
        .map(|c| match c {
            '.' => ',',
            ',' => '.',
            other => other,
        })
        .collect();
    decimal::read(&mirrored, 4).is_ok().then(|| mirrored.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_exactly_and_writes_canonically() {
        let table = [
            ("500000 GBP", 50_000_000, Currency::GBP, "500000 GBP"),
            ("GBP 500,000", 50_000_000, Currency::GBP, "500000 GBP"),
            ("1,234.50 EUR", 123_450, Currency::EUR, "1234.50 EUR"),
            ("1234.5 EUR", 123_450, Currency::EUR, "1234.50 EUR"),
            ("0.07 USD", 7, Currency::USD, "0.07 USD"),
            ("0 GBP", 0, Currency::GBP, "0 GBP"),
            ("12345 JPY", 12_345, Currency::JPY, "12345 JPY"),
            ("500.000 KWD", 500_000, Currency::KWD, "500 KWD"),
            ("1.250 KWD", 1_250, Currency::KWD, "1.250 KWD"),
            ("1,000,000 GBP", 100_000_000, Currency::GBP, "1000000 GBP"),
        ];
        for (text, minor, currency, canonical) in table {
            let money = Money::parse(text).unwrap();
            assert_eq!((money.minor(), money.currency()), (minor, currency), "{text}");
            assert_eq!(money.to_string(), canonical);
        }
    }

    #[test]
    fn prints_for_people() {
        for (text, printed) in [
            ("0 GBP", "GBP 0"),
            ("999 GBP", "GBP 999"),
            ("1000 GBP", "GBP 1,000"),
            ("1234.5 EUR", "EUR 1,234.50"),
            ("2400000 EUR", "EUR 2,400,000"),
            ("123456 JPY", "JPY 123,456"),
        ] {
            assert_eq!(format!("{:#}", Money::parse(text).unwrap()), printed);
        }
    }

    #[test]
    fn refuses_what_could_be_misread() {
        let marks = "has marks in its number that can be misread";
        let table = [
            (
                "500.000 EUR",
                "`500.000 EUR` has 3 digits after the point, EUR has 2",
                "write `500000 EUR` where the point separates thousands, else `500.00 EUR`",
            ),
            (
                "12.345 JPY",
                "`12.345 JPY` has 3 digits after the point, JPY has none",
                "write `12345 JPY` where the point separates thousands, else `12 JPY`",
            ),
            (
                "1.2345 EUR",
                "`1.2345 EUR` has 4 digits after the point, EUR has 2",
                "write at most 2 digits after the point, as in `1.23 EUR`",
            ),
            ("1.234,50 EUR", &format!("`1.234,50 EUR` {marks}"), "write `1234.50 EUR`"),
            ("500,50 EUR", &format!("`500,50 EUR` {marks}"), "write `500.50 EUR`"),
            ("500 000 GBP", &format!("`500 000 GBP` {marks}"), "write `500000 GBP`"),
            ("500_000 GBP", &format!("`500_000 GBP` {marks}"), "write `500000 GBP`"),
            ("CHF 500'000.-", &format!("`CHF 500'000.-` {marks}"), "write `500000 CHF`"),
            (
                "1,23,456 INR",
                "`1,23,456 INR` has no plain number",
                "write the number in full and in digits, as in `500000 INR`",
            ),
            ("500000 gbp", "`500000 gbp` has its currency in lower case", "write `500000 GBP`"),
            ("£500", "`£500` does not give its currency as a code", "write `500 GBP`"),
            ("500 €", "`500 €` does not give its currency as a code", "write `500 EUR`"),
            ("$500", "`$500` could be in several currencies", "write `500 USD` or `500 CAD` or `500 AUD`"),
            ("500 euros", "`500 euros` does not give its currency as a code", "write `500 EUR`"),
            (
                "500 ABC",
                "`500 ABC`: `ABC` is not the code of a currency",
                "write one of the three-letter codes of ISO 4217, as in `500000 GBP`",
            ),
            (
                "5 XAU",
                "`5 XAU` is not money: XAU stands for Gold (one troy ounce)",
                "write the code of a currency, as in `500000 GBP`",
            ),
            ("-500 GBP", "`-500 GBP` is negative", "write `500 GBP`, and say in words who pays whom"),
            ("GBP -500", "`GBP -500` is negative", "write `500 GBP`, and say in words who pays whom"),
            ("500000", "`500000` has no currency", "write the currency's code too, as in `500000 GBP`"),
            ("500000GBP", "`500000GBP` has no space before its currency", "write `500000 GBP`"),
            (
                "500k GBP",
                "`500k GBP` has no plain number",
                "write the number in full and in digits, as in `500000 GBP`",
            ),
            ("500k", "`500k` has no currency", "write the number in full, as in `500000 GBP`"),
            ("GBP", "`GBP` is not an amount of money", "write an amount like `500000 GBP`"),
            ("lots", "`lots` is not an amount of money", "write an amount like `500000 GBP`"),
        ];
        for (text, message, help) in table {
            assert_eq!(Money::parse(text).unwrap_err().told(), (message, help));
        }
        for text in ["GBP 500 GBP", "500 GBP EUR", "5 5 5", "£", "1e5 GBP", "+5 GBP", ".5 GBP", "5. GBP"] {
            assert!(Money::parse(text).is_err(), "{text}");
        }
        assert!(Money::parse(&format!("{} GBP", "9".repeat(400))).is_err());
    }

    #[test]
    fn adds_within_one_currency() {
        let of = |text| Money::parse(text).unwrap();
        assert_eq!(of("0.10 GBP").checked_add(&of("0.20 GBP")), Some(of("0.30 GBP")));
        assert_eq!(of("1 GBP").checked_add(&of("1 EUR")), None);
        let most = Money::new(i128::MAX, Currency::GBP).unwrap();
        assert_eq!(most.checked_add(&of("0.01 GBP")), None);
        assert_eq!(Money::new(-1, Currency::GBP), None);
        assert_eq!(Money::new(1, Currency::XAU), None);
    }
}
