//! Exact proportions.

use std::fmt;

use num_rational::Ratio as Fraction;

use super::amount::Amount;
use crate::document::scalar::as_text;

/// One quantity over another, in lowest terms and never rounded: 3/2. Never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ratio(Fraction<u128>);

/// Digits after the point when shown.
const PLACES: u32 = 2;
/// Most digits after the point that are shown to tell a ratio from a limit.
const PLACES_MOST: u32 = 9;

impl Ratio {
    /// As much as.
    pub const ONE: Self = Self(Fraction::new_raw(1, 1));

    /// One number over another; nothing where the lower one is zero.
    #[must_use]
    pub fn new(over: u128, under: u128) -> Option<Self> {
        (under != 0).then(|| Self(Fraction::new(over, under)))
    }

    /// One amount over another. Nothing where the lower one is zero, an amount is below zero, the currencies differ (an
    /// amount of zero is zero in any currency), or the result is beyond counting.
    #[must_use]
    pub fn of(over: Amount, under: Amount) -> Option<Self> {
        if !over.is_nothing() && over.currency() != under.currency() {
            return None;
        }
        let fraction = |amount: Amount| {
            let (parts, per) = amount.millionths();
            Self::new(u128::try_from(parts).ok()?, u128::try_from(per).ok()?)
        };
        fraction(over)?.divided_by(fraction(under)?)
    }

    /// The number above and the number below, in lowest terms.
    #[must_use]
    pub const fn parts(self) -> (u128, u128) {
        (*self.0.numer(), *self.0.denom())
    }

    /// This ratio divided by another; nothing where the other is zero or the result is beyond counting.
    #[must_use]
    pub fn divided_by(self, other: Self) -> Option<Self> {
        let ((over, under), (by, per)) = (self.parts(), other.parts());
        // Divisors are taken out first, so that only what truly is beyond counting is called that.
        let (one, two) = (Self::new(over, by)?.parts(), Self::new(per, under)?.parts());
        Self::new(one.0.checked_mul(two.0)?, one.1.checked_mul(two.1)?)
    }

    /// The ratio in digits, rounded half up to so many places; nothing beyond counting.
    fn rounded(self, places: u32) -> Option<String> {
        let scale = 10_u128.pow(places);
        let (over, under) = self.parts();
        let (whole, rest) = (over / under, over % under);
        let scaled = rest.checked_mul(scale)?;
        let up = u128::from(scaled % under >= under - scaled % under);
        let fraction = scaled / under + up;
        let (whole, fraction) = (whole + fraction / scale, fraction % scale);
        Some(format!("{whole}.{fraction:0width$}", width = places as usize))
    }

    /// As shown, with as many digits as tell it from a limit that it does not equal: 0.996, not 1.00, beside 1.
    #[must_use]
    pub fn beside(self, limit: Self) -> String {
        let shown = |ratio: Self, places| ratio.rounded(places).unwrap_or_else(|| ratio.to_string());
        let places = (PLACES..PLACES_MOST).find(|places| shown(self, *places) != shown(limit, *places));
        if self == limit { self.to_string() } else { shown(self, places.unwrap_or(PLACES_MOST)) }
    }
}

as_text! { Ratio = "a ratio, rounded to hundredths" }

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rounded(PLACES) {
            Some(digits) => f.pad(&digits),
            None => write!(f, "{}/{}", self.0.numer(), self.0.denom()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(over: u128, under: u128) -> Ratio {
        Ratio::new(over, under).unwrap()
    }

    #[test]
    fn are_in_lowest_terms() {
        assert_eq!(of(150, 100).parts(), (3, 2));
        assert_eq!(of(0, 7).parts(), (0, 1));
        assert_eq!(Ratio::new(5, 0), None);
    }

    #[test]
    fn are_compared_exactly() {
        let ordered = [of(0, 1), of(1, 3), of(333_333, 999_998), of(1, 2), of(2, 3), of(1, 1), of(355, 113)];
        for pair in ordered.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
            assert!(pair[1] > pair[0], "{pair:?}");
        }
        // their products are beyond counting, their order is not
        assert!(of(u128::MAX - 1, u128::MAX) < Ratio::ONE);
        assert!(of(u128::MAX - 2, u128::MAX - 1) < of(u128::MAX - 1, u128::MAX));
        assert_eq!(of(2, 4), of(1, 2));
    }

    #[test]
    fn are_rounded_only_when_shown() {
        let table = [
            (of(102, 65), "1.57"),
            (of(1, 3), "0.33"),
            (of(2, 3), "0.67"),
            (of(1, 200), "0.01"),
            (of(1, 201), "0.00"),
            (of(199, 200), "1.00"),
            (of(7, 1), "7.00"),
        ];
        for (ratio, shown) in table {
            assert_eq!(ratio.to_string(), shown);
        }
    }

    #[test]
    fn a_ratio_just_beside_a_limit_does_not_read_as_the_limit() {
        assert_eq!(of(997, 1000).beside(Ratio::ONE), "0.997");
        // 0.500 at three places, 0.5000 at four, and only then something else
        assert_eq!(of(49_996, 100_000).beside(of(1, 2)), "0.49996");
        assert_eq!(of(1, 2).beside(of(1, 2)), "0.50");
        assert_eq!(of(3, 4).beside(Ratio::ONE), "0.75");
    }

    #[test]
    fn divides() {
        assert_eq!(of(3, 4).divided_by(of(3, 2)), Some(of(1, 2)));
        assert_eq!(of(3, 4).divided_by(of(0, 1)), None);
    }
}
