//! The rates at which a charter's currencies meet. None is guessed: what no rate leads to stays apart.

use std::collections::BTreeMap;

use iso_currency::Currency;

use super::amount::{Amount, lowest_terms};
use crate::config::{Rate, Rates};
use crate::document::scalar::{Date, Money};

/// What the minor unit of one currency is worth in that of another, as a fraction; nothing beyond counting.
type Worth = Option<(i128, i128)>;

/// Into which currency each currency of a charter is converted, and at which rates.
///
/// Currencies that the rates lead to one another come to the first one that all of them lead to; one that is alone stays as
/// it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conversion {
    /// The day that the rates are of.
    pub date: Option<Date>,
    /// The rates that are needed, by the code of the currency that is converted.
    pub rates: BTreeMap<&'static str, Rate>,
    into: BTreeMap<&'static str, (Currency, Worth)>,
    ends: BTreeMap<&'static str, Currency>,
}

impl Conversion {
    /// How these amounts come together. Amounts of zero have no say: nothing is nothing in any currency.
    #[must_use]
    pub fn of<'a>(amounts: impl IntoIterator<Item = &'a Money>, rates: &Rates) -> Self {
        let counted = amounts.into_iter().filter(|money| money.minor() != 0).map(Money::currency);
        let ways: BTreeMap<&str, Vec<Currency>> =
            counted.map(|currency| (currency.code(), way(currency, rates))).collect();
        let mut conversion = Self { date: rates.date, ..Self::default() };
        for (code, steps) in &ways {
            let Some(end) = steps.last().copied() else { continue };
            let joined = || ways.values().filter(|other| other.last() == Some(&end));
            let meets = |at: &Currency| joined().all(|other| other.contains(at));
            let length = steps.iter().take_while(|at| !meets(at)).count();
            let passed = steps.get(..length).unwrap_or_default();
            let mut worth = Some((1, 1));
            for from in passed {
                let Some(rate) = rates.by_currency.get(from.code()) else { continue };
                worth = worth.and_then(|worth| times(worth, *from, *rate));
                conversion.rates.insert(from.code(), *rate);
            }
            let into = steps.get(length).copied().unwrap_or(end);
            conversion.into.insert(code, (into, worth));
            conversion.ends.insert(code, end);
        }
        conversion
    }

    /// The currency that amounts in this one are converted into; itself where it stays as it is.
    #[must_use]
    pub fn target(&self, currency: Currency) -> Currency {
        self.into.get(currency.code()).map_or(currency, |(into, _)| *into)
    }

    /// Where the rates end that lead on from this currency: the one that lacks a rate to meet others.
    #[must_use]
    pub fn end(&self, currency: Currency) -> Currency {
        self.ends.get(currency.code()).copied().unwrap_or(currency)
    }

    /// The amount, converted; nothing beyond counting.
    pub(super) fn convert(&self, amount: Amount) -> Option<Amount> {
        match self.into.get(amount.currency().code()) {
            Some((into, worth)) if *into != amount.currency() => amount.times((*worth)?, *into),
            _ => Some(amount),
        }
    }
}

/// The currency and those that the rates lead on to, one after the other.
fn way(currency: Currency, rates: &Rates) -> Vec<Currency> {
    let mut way = vec![currency];
    let mut last = currency;
    while let Some(rate) = rates.by_currency.get(last.code()) {
        // Rates that went round in a circle would contradict each other; a configuration with such is refused.
        if way.contains(&rate.of) {
            break;
        }
        way.push(rate.of);
        last = rate.of;
    }
    way
}

/// What a currency is worth in the currency behind the next one. A rate is told of whole units, and worth of minor ones.
fn times((over, under): (i128, i128), from: Currency, rate: Rate) -> Worth {
    const MILLIONTHS: i128 = 1_000_000;
    let minor = |currency: Currency| 10_i128.checked_pow(u32::from(currency.exponent()?));
    let (over, rate_under) = lowest_terms(over, MILLIONTHS.checked_mul(minor(from)?)?)?;
    let (rate_over, under) = lowest_terms(rate.amount.millionths().checked_mul(minor(rate.of)?)?, under)?;
    lowest_terms(over.checked_mul(rate_over)?, under.checked_mul(rate_under)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::{Decimal, Scalar as _};

    fn rates(given: &[(&'static str, i128, Currency)]) -> Rates {
        let rate = |millionths, of| Rate { amount: Decimal::from_millionths(millionths), of };
        Rates {
            date: Date::parse("2026-07-01").ok(),
            by_currency: given.iter().map(|(code, millionths, of)| (*code, rate(*millionths, *of))).collect(),
        }
    }

    fn of(amounts: &[&str], rates: &Rates) -> Conversion {
        let amounts: Vec<Money> = amounts.iter().map(|text| Money::parse(text).unwrap()).collect();
        Conversion::of(&amounts, rates)
    }

    fn converted(conversion: &Conversion, amount: &str) -> String {
        let amount = Amount::of(Money::parse(amount).unwrap()).unwrap();
        conversion.convert(amount).map_or_else(|| "beyond counting".to_owned(), |it| it.to_string())
    }

    #[test]
    fn goes_no_further_than_where_all_currencies_meet() {
        let rates = rates(&[
            ("EUR", 850_000, Currency::GBP),
            ("USD", 740_000, Currency::GBP),
            ("GBP", 200_000_000, Currency::JPY),
        ]);
        // One currency alone stays as it is, whatever rates are given.
        assert_eq!(converted(&of(&["7 EUR"], &rates), "7 EUR"), "7 EUR");
        // 100 × 0.85
        let two = of(&["7 EUR", "1 GBP"], &rates);
        assert_eq!(
            (converted(&two, "100 EUR"), converted(&two, "100 GBP")),
            ("85 GBP".into(), "100 GBP".into())
        );
        assert_eq!(two.rates.keys().copied().collect::<Vec<_>>(), ["EUR"]);
        // Neither of them is the pound, in which they meet.
        let two = of(&["7 EUR", "1 USD"], &rates);
        assert_eq!(
            (converted(&two, "100 EUR"), converted(&two, "100 USD")),
            ("85 GBP".into(), "74 GBP".into())
        );
        // 100 × 0.85 × 200, and yen have no minor unit
        let three = of(&["7 EUR", "1 GBP", "1 JPY"], &rates);
        assert_eq!(converted(&three, "100 EUR"), "17000 JPY");
        assert_eq!(converted(&three, "0.01 EUR"), "2 JPY");
    }

    #[test]
    fn what_no_rate_leads_to_stays_apart() {
        let rates = rates(&[("EUR", 850_000, Currency::GBP), ("CHF", 150_000_000, Currency::JPY)]);
        let it = of(&["1 EUR", "1 GBP", "1 CHF", "0 USD"], &rates);
        let targets =
            [Currency::EUR, Currency::GBP, Currency::CHF, Currency::USD].map(|from| it.target(from));
        assert_eq!(targets, [Currency::GBP, Currency::GBP, Currency::CHF, Currency::USD]);
        assert_eq!(it.end(Currency::CHF), Currency::JPY);
        assert_eq!(it.end(Currency::EUR), Currency::GBP);
    }

    #[test]
    fn rates_in_a_circle_and_rates_beyond_counting_do_no_harm() {
        let circle = rates(&[("EUR", 850_000, Currency::GBP), ("GBP", 1_180_000, Currency::EUR)]);
        let it = of(&["1 EUR", "1 GBP", "1 USD"], &circle);
        assert_eq!(it.target(Currency::USD), Currency::USD);
        let most = 10_i128.pow(24);
        let huge = rates(&[("EUR", most, Currency::GBP), ("GBP", most, Currency::USD)]);
        assert_eq!(converted(&of(&["1 EUR", "1 USD"], &huge), "1000 EUR"), "beyond counting");
    }
}
