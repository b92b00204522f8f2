//! Targets, readings and amounts of any kind.

use std::cmp::Ordering;
use std::fmt;

use super::decimal::{self, Fault};
use super::{Decimal, Malformed, Money, Percent, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::{Numbers, Plain, Text};
use crate::grammar::quoted;

/// How much: a plain number (it may be negative), money or a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// A plain number; what it counts is said elsewhere.
    Number(Decimal),
    /// An amount of money.
    Money(Money),
    /// A percentage.
    Percent(Percent),
}

impl Quantity {
    /// A number of things.
    #[must_use]
    pub const fn of_count(count: u32) -> Self {
        Self::Number(Decimal::from_millionths(count as i128 * 1_000_000))
    }

    /// Which is more; nothing where the two are not of one kind and currency.
    pub fn checked_cmp(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Some(a.cmp(b)),
            (Self::Percent(a), Self::Percent(b)) => Some(a.cmp(b)),
            (Self::Money(a), Self::Money(b)) if a.currency() == b.currency() => {
                Some(a.minor().cmp(&b.minor()))
            }
            _ => None,
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Money(money) => money.fmt(f),
            Self::Percent(percent) => percent.fmt(f),
        }
    }
}

impl Scalar for Quantity {
    const EXPECTED: &'static str =
        "a number like `400`, an amount like `500000 GBP` or a percentage like `20%`";
    const KIND: &'static str = "a quantity";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let has_words = text.contains(char::is_alphabetic);
        let is_spelt_out = || {
            let lower = text.to_lowercase();
            lower.ends_with("percent") || lower.ends_with("per cent")
        };
        if text.ends_with('%') || (has_words && is_spelt_out()) {
            return Percent::parse(text).map(Self::Percent);
        }
        if has_words || text.contains(['£', '$', '€', '¥', '₹']) {
            return Money::parse(text)
                .map(Self::Money)
                .map_err(|refusal| counted_things(text).unwrap_or(refusal));
        }
        number(text).map(Self::Number)
    }

    fn meaning(&self) -> Meaning {
        match self {
            Self::Number(number) => Meaning::Number(Box::new(*number)),
            Self::Money(money) => money.meaning(),
            Self::Percent(percent) => percent.meaning(),
        }
    }

    fn plain() -> Plain {
        let number = Text::Like(format!("-?{}", pattern::decimal(Decimal::PLACES)));
        let text = number.or(Percent::plain().text).or(Money::plain().text);
        Plain { text, ..Plain::like("Quantity", Self::EXPECTED, "") }
            .with_numbers(Numbers::Any)
            .with_examples(&["400", "500000 GBP", "20%"])
    }
}

/// A number with a word that cannot be meant for a currency: `400 loans`, `5k`.
fn counted_things(text: &str) -> Option<Malformed> {
    let number_ends = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'))?;
    let (number, word) = text.split_at(number_ends);
    let spaced = word.starts_with(char::is_whitespace);
    let word = word.trim();
    let is_words = word.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    if decimal::read(number, Decimal::PLACES).is_err() || !is_words {
        return None;
    }
    let shown = quoted(text);
    match word.to_lowercase().as_str() {
        "k" | "m" | "mn" | "bn" | "b" | "thousand" | "million" | "billion" => Some(Malformed::new(
            format!("{shown} shortens its number"),
            "write the number in full, as in `500000`",
        )),
        "euros" | "euro" | "pounds" | "pound" | "dollars" | "dollar" | "yen" | "francs" | "rupees" => None,
        _ if spaced && word.chars().count() > 3 => {
            let message = format!("{shown} names what is counted");
            Some(Malformed::new(message, format!("write `{number}` here, and what is counted next to it")))
        }
        _ => None,
    }
}

fn number(text: &str) -> Result<Decimal, Malformed> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, text),
    };
    let shown = || quoted(text);
    match decimal::read(unsigned, Decimal::PLACES) {
        Ok(millionths) => Ok(Decimal::from_millionths(if negative { -millionths } else { millionths })),
        Err(Fault::TooPrecise) => Err(Malformed::new(
            format!("{} has more than {} digits after the point", shown(), Decimal::PLACES),
            "round it, as in `0.333333`",
        )),
        Err(Fault::TooLarge) => {
            Err(Malformed::new(format!("{} is too large", shown()), "write fewer digits"))
        }
        Err(Fault::Grouping) => Err(Malformed::new(
            format!("{} has a comma that does not separate thousands", shown()),
            "write `1000` or `1,000` for a thousand, and a point before parts of one, as in `0.5`",
        )),
        Err(Fault::NotANumber) => Err(Malformed::unlike::<Quantity>(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    #[test]
    fn reads_numbers_money_and_percentages() {
        let number = |millionths| Quantity::Number(Decimal::from_millionths(millionths));
        assert_eq!(of("400"), number(400_000_000));
        assert_eq!(of("0.5"), number(500_000));
        assert_eq!(of("-1.25"), number(-1_250_000));
        assert_eq!(of("1,000"), number(1_000_000_000));
        assert_eq!(of("-0"), number(0));
        assert_eq!(of("5000 GBP"), Quantity::Money(Money::parse("5000 GBP").unwrap()));
        assert_eq!(of("99.9%"), Quantity::Percent(Percent::parse("99.9%").unwrap()));
        assert_eq!(of("1.500").to_string(), "1.5");
        assert_eq!(of("-0.5").to_string(), "-0.5");
    }

    #[test]
    fn refuses_the_rest() {
        let table = [
            ("5k", "`5k` shortens its number", "write the number in full, as in `500000`"),
            (
                "400 loans",
                "`400 loans` names what is counted",
                "write `400` here, and what is counted next to it",
            ),
            ("£500", "`£500` does not give its currency as a code", "write `500 GBP`"),
            ("500 gbp", "`500 gbp` has its currency in lower case", "write `500 GBP`"),
            ("500 euros", "`500 euros` does not give its currency as a code", "write `500 EUR`"),
            ("20 percent", "`20 percent` spells out the percent sign", "write `20%`"),
            ("1.0000001", "`1.0000001` has more than 6 digits after the point", "round it, as in `0.333333`"),
            (
                "0,5",
                "`0,5` has a comma that does not separate thousands",
                "write `1000` or `1,000` for a thousand, and a point before parts of one, as in `0.5`",
            ),
            (
                "~",
                "`~` is not a quantity",
                "write a number like `400`, an amount like `500000 GBP` or a percentage like `20%`",
            ),
        ];
        for (text, message, help) in table {
            assert_eq!(Quantity::parse(text).unwrap_err().told(), (message, help));
        }
        for text in ["", "1e6", ".5", "+5", "--5", "many", "-5 GBP", "5 000"] {
            assert!(Quantity::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn compares_within_one_unit_alone() {
        assert_eq!(of("2").checked_cmp(&of("10")), Some(Ordering::Less));
        assert_eq!(of("10%").checked_cmp(&of("9.5%")), Some(Ordering::Greater));
        assert_eq!(of("5.00 GBP").checked_cmp(&of("5 GBP")), Some(Ordering::Equal));
        assert_eq!(of("5 GBP").checked_cmp(&of("5 EUR")), None);
        assert_eq!(of("5").checked_cmp(&of("5%")), None);
        assert_eq!(of("5").checked_cmp(&of("5 GBP")), None);
    }
}
