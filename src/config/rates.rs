//! Exchange rates: `[rates]`. Amounts are never converted by any other rate.

use std::collections::BTreeMap;
use std::fmt;

use iso_currency::Currency;

use super::checks::shortened;
use crate::document::pattern;
use crate::document::scalar::{Date, Decimal, Malformed, Money, Quantity, Scalar};
use crate::document::shape::{Declared, Describe, Key, Plain, Shape, Table};
use crate::document::{Decode, Decoder};
use crate::yaml::{Kind, NodeId};

/// The rates that a team gives, all of one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rates {
    /// The day they are of; given whenever a rate is.
    pub date: Option<Date>,
    /// By the code of the currency that is converted: `EUR`.
    pub by_currency: BTreeMap<&'static str, Rate>,
}

/// What one unit of a currency is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// So much, exactly; more than nothing.
    pub amount: Decimal,
    /// Of this currency.
    pub of: Currency,
}

impl Decode for Rates {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let tree = decoder.tree;
        if tree.kind(node) != Kind::Mapping {
            decoder.unexpected(node, "a table of rates");
            return None;
        }
        let mut rates = Self::default();
        let mut places = Vec::new();
        for (key, value) in tree.entries(node) {
            let name = tree.scalar(key).unwrap_or_default();
            if name == "date" {
                rates.date = decoder.field::<Date>(value).get().copied();
                continue;
            }
            let Some(currency) = Currency::from_code(name) else {
                let message = format!("`{}` is not a currency of ISO 4217", shortened(name));
                decoder.invalid(key, Malformed::new(message, "write its code, as in `EUR = \"0.85 GBP\"`"));
                continue;
            };
            let Some(rate) = decoder.field::<Rate>(value).get().copied() else { continue };
            if rate.of == currency {
                let message = "a currency is not converted into itself";
                decoder.invalid(value, Malformed::new(message, "name another one"));
                continue;
            }
            rates.by_currency.insert(currency.code(), rate);
            places.push((currency.code(), key));
        }
        if tree.get(node, "date").is_none() {
            let message = "exchange rates need a date";
            decoder.invalid(node, Malformed::new(message, "add `date = 2026-07-01`"));
        }
        circles(decoder, &mut rates, &places);
        Some(rates)
    }
}

impl Describe for Rates {
    fn shape() -> Shape {
        let date = Key::new("date", "The day that the rates are of.", Date::shape()).required();
        Table::of("Rates", "", vec![date]).with_rest(Declared::Currency, Rate::shape()).into()
    }
}

/// Rates that lead back to where they began say twice what something is worth. Each one that closes a circle is refused.
fn circles(decoder: &mut Decoder<'_>, rates: &mut Rates, places: &[(&'static str, NodeId)]) {
    for (code, key) in places {
        let mut at = rates.by_currency.get(code).map(|rate| rate.of);
        // No way is longer than there are rates.
        for _ in places {
            at = at.and_then(|at| {
                if at.code() == *code { Some(at) } else { Some(rates.by_currency.get(at.code())?.of) }
            });
        }
        if at.is_some_and(|at| at.code() == *code) {
            rates.by_currency.remove(code);
            let message = format!("the rates form a loop from {code} back to {code}");
            decoder.invalid(*key, Malformed::new(message, "leave out this rate or the one that leads back"));
        }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&format!("{} {}", self.amount, self.of.code()))
    }
}

impl Scalar for Rate {
    const EXPECTED: &'static str = "how much one unit is worth, as in \"0.85 GBP\"";

    fn parse(text: &str) -> Result<Self, Malformed> {
        const HELP: &str = "write how much one unit is worth, as in `EUR = \"0.85 GBP\"`";
        let parts = text.split_once(char::is_whitespace);
        let number = parts.and_then(|(number, _)| match Quantity::parse(number) {
            Ok(Quantity::Number(number)) => Some(number),
            _ => None,
        });
        // Gold and units of account have no minor unit to count in.
        let of =
            parts.and_then(|(_, code)| Currency::from_code(code.trim())).filter(|of| of.exponent().is_some());
        let (Some(amount), Some(of)) = (number, of) else {
            return Err(Malformed::new(format!("`{}` is not a rate", shortened(text)), HELP));
        };
        if amount.millionths() <= 0 {
            return Err(Malformed::new("a rate must be greater than zero", HELP));
        }
        Ok(Self { amount, of })
    }

    fn plain() -> Plain {
        let pattern = format!("{}\\s+{}", pattern::decimal(Decimal::PLACES), pattern::any_of(Money::codes()));
        Plain::like("Rate", Self::EXPECTED, pattern).with_examples(&["0.85 GBP"])
    }
}
