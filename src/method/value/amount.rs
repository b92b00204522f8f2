//! Exact amounts of money, parts of a minor unit and debts included.

use std::fmt;

use iso_currency::Currency;
use num_rational::Ratio as Fraction;

use crate::document::scalar::{Decimal, Money, Percent, as_text};

/// Parts of a minor unit that are counted: as fine as a percentage is written, so that every share is exact.
const PARTS: i128 = 1_000_000;

/// An amount in one currency, exact: in millionths of its minor unit, or in parts of a millionth where it was converted. Below
/// zero where more goes out than comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// So many parts,
    parts: i128,
    /// of which so many make a millionth; more than nothing, and without a divisor that both share.
    per_millionth: i128,
    currency: Currency,
}

impl Amount {
    /// The amount that was written, or nothing beyond counting.
    #[must_use]
    pub fn of(money: Money) -> Option<Self> {
        Some(Self::exactly(money.minor().checked_mul(PARTS)?, money.currency()))
    }

    /// A share of what was written, without rounding; nothing beyond counting.
    #[must_use]
    pub fn share_of(money: Money, share: Percent) -> Option<Self> {
        let millionths = money.minor().checked_mul(i128::from(share.parts()))?;
        Some(Self::exactly(millionths, money.currency()))
    }

    /// So many of what was written, without rounding; nothing beyond counting.
    #[must_use]
    pub fn of_each(money: Money, count: Decimal) -> Option<Self> {
        let millionths = money.minor().checked_mul(count.millionths())?;
        Some(Self::exactly(millionths, money.currency()))
    }

    const fn exactly(millionths: i128, currency: Currency) -> Self {
        Self { parts: millionths, per_millionth: 1, currency }
    }

    /// In millionths of the currency's minor unit, as a fraction in lowest terms: 1,500,000 over 1 for one and a half cents.
    /// The number below is more than nothing.
    #[must_use]
    pub const fn millionths(self) -> (i128, i128) {
        (self.parts, self.per_millionth)
    }

    /// Whether it is nothing, which is nothing in any currency.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        self.parts == 0
    }

    /// Whether more goes out than comes in.
    #[must_use]
    pub const fn is_below_zero(self) -> bool {
        self.parts < 0
    }

    /// The amount in another currency, of whose minor unit one of its own is worth `over` / `under`; exactly. Nothing where
    /// `under` is not more than nothing, or beyond counting.
    #[must_use]
    pub fn times(self, (over, under): (i128, i128), currency: Currency) -> Option<Self> {
        // Divisors are taken out first, so that only what truly is beyond counting is called that.
        let (parts, under) = lowest_terms(self.parts, under)?;
        let (over, per) = lowest_terms(over, self.per_millionth)?;
        Some(Self { parts: parts.checked_mul(over)?, per_millionth: per.checked_mul(under)?, currency })
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
        let shared = lowest_terms(self.per_millionth, other.per_millionth)?;
        // Over the least number that both denominators go into.
        let one = self.parts.checked_mul(shared.1)?;
        let two = other.parts.checked_mul(shared.0)?;
        let per = self.per_millionth.checked_mul(shared.1)?;
        let (parts, per_millionth) = lowest_terms(one.checked_add(two)?, per)?;
        Some(Self { parts, per_millionth, ..self })
    }

    /// The same with the other sign.
    #[must_use]
    pub fn negated(self) -> Option<Self> {
        Some(Self { parts: self.parts.checked_neg()?, ..self })
    }

    /// To the nearest minor unit, halves away from zero; nothing beyond counting. For display alone.
    fn rounded(self) -> Option<u128> {
        let size = self.parts.unsigned_abs();
        let unit = PARTS.unsigned_abs().checked_mul(self.per_millionth.unsigned_abs())?;
        Some(size / unit + u128::from(size % unit >= unit - size % unit))
    }
}

/// A fraction without the divisors that both numbers share; nothing where the lower one is not more than nothing.
pub(super) fn lowest_terms(over: i128, under: i128) -> Option<(i128, i128)> {
    (under > 0).then(|| Fraction::new(over, under).into_raw())
}

as_text! { Amount = "an amount of money: `500000 EUR`" }

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minor = self.rounded();
        let sign = if self.is_below_zero() && minor != Some(0) { "-" } else { "" };
        match minor
            .and_then(|minor| i128::try_from(minor).ok())
            .and_then(|minor| Money::new(minor, self.currency))
        {
            Some(money) if f.alternate() => f.pad(&format!("{sign}{money:#}")),
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
        assert_eq!(share.millionths(), (3_333_330, 1));
        assert_eq!(share.to_string(), "0.03 EUR");
        let half = Amount::share_of(money("0.01 EUR"), Percent::of_hundred(50)).unwrap();
        assert_eq!(half.to_string(), "0.01 EUR");
        assert_eq!(half.negated().unwrap().to_string(), "-0.01 EUR");
        assert_eq!(format!("{:#}", Amount::of(money("1234567 EUR")).unwrap()), "EUR 1,234,567");
        assert_eq!(format!("{:#}", Amount::of(money("1500 EUR")).unwrap().negated().unwrap()), "-EUR 1,500");
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
    fn converts_exactly_and_rounds_only_when_shown() {
        // 1 cent at 0.333333: a third of a penny, short of a millionth of a third
        let third =
            Amount::of(money("0.01 EUR")).unwrap().times((333_333, 1_000_000), Currency::GBP).unwrap();
        assert_eq!((third.millionths(), third.to_string()), ((333_333, 1), "0 GBP".to_owned()));
        // three parts of 7 to a millionth: 1,000,000 × 1/7, and three of them 3,000,000/7
        let seventh = Amount::of(money("0.01 EUR")).unwrap().times((1, 7), Currency::GBP).unwrap();
        assert_eq!(seventh.millionths(), (1_000_000, 7));
        let three = seventh.plus(seventh).and_then(|two| two.plus(seventh)).unwrap();
        assert_eq!(three.millionths(), (3_000_000, 7));
        // three sevenths of a penny are shown as nothing, four as one, and seven are a whole penny again
        assert_eq!(three.to_string(), "0 GBP");
        assert_eq!(three.plus(seventh).unwrap().to_string(), "0.01 GBP");
        let whole = three.plus(three).unwrap().plus(seventh).unwrap();
        assert_eq!(whole, Amount::of(money("0.01 GBP")).unwrap());
        assert_eq!(whole.times((1, 0), Currency::USD), None);
        assert_eq!(whole.times((i128::MAX, 1), Currency::USD), None);
    }

    #[test]
    fn refuses_what_is_beyond_counting() {
        let most = Money::new(i128::MAX, Currency::GBP).unwrap();
        assert_eq!(Amount::of(most), None);
        assert_eq!(Amount::share_of(most, Percent::of_hundred(100)), None);
    }
}
