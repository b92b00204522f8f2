//! Exact amounts of money, parts of a minor unit and debts included.

use std::fmt;

use iso_currency::Currency;

use crate::document::scalar::{Money, Percent};

/// Parts of a minor unit that are counted: as fine as a percentage is written, so that every share is exact.
const PARTS: i128 = 1_000_000;

/// An amount in one currency, exact to the millionth of its minor unit. Below zero where more goes out than comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    millionths: i128,
    currency: Currency,
}

impl Amount {
    /// The amount that was written, or nothing beyond counting.
    #[must_use]
    pub fn of(money: Money) -> Option<Self> {
        let millionths = money.minor().checked_mul(PARTS)?;
        Some(Self { millionths, currency: money.currency() })
    }

    /// A share of what was written, without rounding; nothing beyond counting.
    #[must_use]
    pub fn share_of(money: Money, share: Percent) -> Option<Self> {
        let millionths = money.minor().checked_mul(i128::from(share.parts()))?;
        Some(Self { millionths, currency: money.currency() })
    }

    /// In millionths of the currency's minor unit: 1,500,000 for one and a half cents.
    #[must_use]
    pub const fn millionths(self) -> i128 {
        self.millionths
    }

    /// The currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Both together; nothing where the currencies differ or the sum is beyond counting.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        let millionths = self.millionths.checked_add(other.millionths)?;
        Some(Self { millionths, ..self })
    }

    /// The same with the other sign.
    #[must_use]
    pub fn negated(self) -> Option<Self> {
        Some(Self { millionths: self.millionths.checked_neg()?, ..self })
    }

    /// To the nearest minor unit, halves away from zero. For display alone.
    fn rounded(self) -> u128 {
        let size = self.millionths.unsigned_abs();
        let parts = PARTS.unsigned_abs();
        size / parts + u128::from(size % parts >= parts / 2)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minor = self.rounded();
        let sign = if self.millionths < 0 && minor > 0 { "-" } else { "" };
        match i128::try_from(minor).ok().and_then(|minor| Money::new(minor, self.currency)) {
            Some(money) => f.pad(&format!("{sign}{money}")),
            None => f.pad(self.currency.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    fn money(text: &str) -> Money {
        Money::parse(text).unwrap()
    }

    #[test]
    fn shares_are_exact_and_rounded_only_when_shown() {
        let third = Percent::parse("33.3333%").unwrap();
        let share = Amount::share_of(money("0.10 EUR"), third).unwrap();
        // 10 cents × 0.333333 = 3.33333 cents
        assert_eq!(share.millionths(), 3_333_330);
        assert_eq!(share.to_string(), "0.03 EUR");
        let half = Amount::share_of(money("0.01 EUR"), Percent::of_hundred(50)).unwrap();
        assert_eq!(half.to_string(), "0.01 EUR");
        assert_eq!(half.negated().unwrap().to_string(), "-0.01 EUR");
        assert_eq!(
            Amount::share_of(money("0.01 EUR"), Percent::of_hundred(49)).unwrap().to_string(),
            "0 EUR"
        );
    }

    #[test]
    fn adds_within_one_currency() {
        let of = |text| Amount::of(money(text)).unwrap();
        assert_eq!(of("0.10 GBP").plus(of("0.20 GBP")), Some(of("0.30 GBP")));
        assert_eq!(of("1 GBP").plus(of("1 EUR")), None);
        let owed = of("20 GBP").negated().unwrap();
        assert_eq!(of("5 GBP").plus(owed).unwrap().to_string(), "-15 GBP");
        // less than half a penny below zero is shown as nothing, without a sign
        let little = Amount::share_of(money("0.01 GBP"), Percent::of_hundred(10)).unwrap().negated().unwrap();
        assert_eq!(little.to_string(), "0 GBP");
    }

    #[test]
    fn refuses_what_is_beyond_counting() {
        let most = Money::new(i128::MAX, Currency::GBP).unwrap();
        assert_eq!(Amount::of(most), None);
        assert_eq!(Amount::share_of(most, Percent::of_hundred(100)), None);
    }
}
