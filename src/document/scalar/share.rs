//! Parts of a whole.

use std::fmt;

use super::percent::{Percent, read};
use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::Plain;

/// A part of a whole, written `20%`: a percentage from 0 % to 100 %. More than all of a revenue, of a company or of
/// somebody's time cannot be given away; where more than 100 % makes sense, the value is a [`Percent`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(Percent);

/// One percent, in the unit of [`Percent::parts`].
const WHOLE_PERCENT: i64 = Percent::of_hundred(1).parts();

impl Share {
    /// Nothing of it.
    pub const ZERO: Self = Self(Percent::ZERO);

    /// As a percentage.
    pub const fn percent(self) -> Percent {
        self.0
    }

    /// The share in ten-thousandths of a percent: 200,000 for `20%`. Sums of these are exact.
    pub const fn parts(self) -> i64 {
        self.0.parts()
    }

    /// The exact sum of shares, which can be more than the whole; nothing above 1000 %.
    pub fn sum(shares: impl IntoIterator<Item = Self>) -> Option<Percent> {
        let add = |sum: Percent, share: Self| Percent::from_parts(sum.parts() + share.parts());
        shares.into_iter().try_fold(Percent::ZERO, add)
    }

    /// Whether shares make the whole, but for what rounding to their last digit explains: each share above zero may be
    /// off by
    /// less than half a unit of the last digit after the point that any of them has. Whole percentages are exact.
    pub fn make_whole(shares: &[Self]) -> bool {
        let sum = shares.iter().fold(0_i64, |sum, share| sum.saturating_add(share.parts()));
        let apart = (sum - Percent::HUNDRED.parts()).abs();
        let units = [WHOLE_PERCENT, 1_000, 100, 10, 1];
        let unit =
            units.into_iter().find(|unit| shares.iter().all(|share| share.parts() % unit == 0)).unwrap_or(1);
        let rounded = shares.iter().filter(|share| share.parts() > 0).count();
        let is_explained =
            || i64::try_from(rounded).is_ok_and(|rounded| 2 * apart < rounded.saturating_mul(unit));
        apart == 0 || (unit < WHOLE_PERCENT && is_explained())
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for Share {
    const EXPECTED: &'static str = "a percentage like `20%`, at most `100%`";
    const KIND: &'static str = "a percentage";

    fn parse(text: &str) -> Result<Self, Malformed> {
        read(text, Percent::HUNDRED).map(Self)
    }

    fn meaning(&self) -> Meaning {
        Meaning::Percent(self.0)
    }

    fn plain() -> Plain {
        let pattern = "(?:0*[0-9]{1,2}(?:\\.[0-9]{1,4})?|0*100(?:\\.0{1,4})?)\\s*%";
        Plain::like("Share", Self::EXPECTED, pattern.to_owned()).with_examples(&["20%", "33.3333%"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_part_of_a_whole() {
        for (text, parts) in [("0%", 0), ("0.0001%", 1), ("33.3333%", 333_333), ("100.0 %", 1_000_000)] {
            assert_eq!(Share::parse(text).map(Share::parts), Ok(parts), "{text}");
        }
        let range = "write a percentage from `0%` to `100%`";
        let table = [
            ("100.0001%", "`100.0001%` is more than 100%", range),
            ("120%", "`120%` is more than 100%", range),
            ("1001%", "`1001%` is more than 100%", range),
            ("120", "`120` is more than 100%", range),
            ("120,5%", "`120,5%` is more than 100%", range),
            ("120 percent", "`120 percent` is more than 100%", range),
            ("-120%", "`-120%` is negative", range),
            ("-5%", "`-5%` is negative", "write a percentage from `0%` to `100%`, as in `5%`"),
            ("−5", "`−5` is negative", "write a percentage from `0%` to `100%`, as in `5%`"),
            ("20", "`20` has no percent sign", "write `20%`"),
            ("12,5%", "`12,5%` has a comma for the point", "write `12.5%`"),
            ("half", "`half` is not a percentage", "write a percentage like `20%`"),
        ];
        for (text, message, help) in table {
            assert_eq!(Share::parse(text).unwrap_err().told(), (message, help));
        }
        assert!(Share::parse(&format!("{}%", "9".repeat(200))).is_err());
    }

    #[test]
    fn rounding_may_leave_less_than_half_a_digit_for_each_share() {
        let table: [(&[&str], bool); 16] = [
            (&["60%", "40%"], true),
            // 3 × 0.05 = 0.15 above 0.1; 3 × 0.005 = 0.015 above 0.01; 3 × 0.00005 above 0.0001.
            (&["33.3%", "33.3%", "33.3%"], true),
            (&["33.33%", "33.33%", "33.33%"], true),
            (&["33.3333%", "33.3333%", "33.3333%"], true),
            // 66.67 + 33.34 and the like: 0.01 is all that two shares could be off by, and not less.
            (&["66.67%", "33.34%"], false),
            (&["50%", "49.9%"], false),
            // 0.2 of 0.15, 0.02 of 0.015.
            (&["33.3%", "33.3%", "33.2%"], false),
            (&["33.33%", "33.33%", "33.32%"], false),
            // One share of two digits makes it a matter of hundredths: 0.06 is too much.
            (&["33.3%", "33.3%", "33.34%"], false),
            // Sixths: 100.02 with 6 × 0.005 = 0.03; sevenths: 100.03 with 0.035, and 100.1 with 0.35.
            (&["16.67%", "16.67%", "16.67%", "16.67%", "16.67%", "16.67%"], true),
            (&["14.29%", "14.29%", "14.29%", "14.29%", "14.29%", "14.29%", "14.29%"], true),
            (&["14.3%", "14.3%", "14.3%", "14.3%", "14.3%", "14.3%", "14.3%"], true),
            // A party that gets nothing has nothing to round.
            (&["66.6%", "33.3%", "0%"], false),
            // Whole percentages are meant as they stand.
            (&["33%", "33%", "33%"], false),
            (&["70%", "40%"], false),
            (&[], false),
        ];
        for (shares, is_whole) in table {
            let read: Vec<Share> = shares.iter().map(|share| Share::parse(share).unwrap()).collect();
            assert_eq!(Share::make_whole(&read), is_whole, "{shares:?}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let sum = |shares: &[&str]| Share::sum(shares.iter().map(|share| Share::parse(share).unwrap()));
        assert_eq!(sum(&["33.3333%", "33.3333%", "33.3334%"]), Some(Percent::HUNDRED));
        assert_ne!(sum(&["33.3333%", "33.3333%", "33.3333%"]), Some(Percent::HUNDRED));
        assert_eq!(sum(&["100%"; 10]), Some(Percent::of_hundred(1000)));
        assert_eq!(sum(&["100%"; 11]), None);
    }
}
