//! Shares of a hundred.

use std::fmt;

use super::decimal::{self, Fault};
use super::{Malformed, Scalar, quoted};
use crate::document::shape::Plain;

/// A share, written `20%`, exact to four digits after the point, from 0 % to 1000 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent {
    parts: i64,
}

/// Digits after the point.
const PLACES: usize = 4;
const PARTS_A_PERCENT: i64 = 10_000;
const MOST: i64 = 1000 * PARTS_A_PERCENT;

impl Percent {
    /// Nothing of it.
    pub const ZERO: Self = Self { parts: 0 };
    /// The whole.
    pub const HUNDRED: Self = Self { parts: 100 * PARTS_A_PERCENT };

    /// So many whole parts of a hundred: 20 for `20%`; more than 1000 count as 1000.
    pub const fn of_hundred(percent: u16) -> Self {
        let parts = percent as i64 * PARTS_A_PERCENT;
        Self { parts: if parts > MOST { MOST } else { parts } }
    }

    /// The share in ten-thousandths of a percent: 200,000 for `20%`. Sums of these are exact.
    pub const fn parts(self) -> i64 {
        self.parts
    }

    /// The share of so many ten-thousandths of a percent, or nothing below 0 % or above 1000 %.
    pub fn from_parts(parts: i64) -> Option<Self> {
        (0..=MOST).contains(&parts).then_some(Self { parts })
    }

    /// The exact sum of shares, or nothing above 1000 %.
    pub fn sum(shares: impl IntoIterator<Item = Self>) -> Option<Self> {
        shares.into_iter().try_fold(Self::ZERO, |sum, share| Self::from_parts(sum.parts + share.parts))
    }

    /// Whether shares make the whole, but for what rounding to their last digit explains: each share above zero may be off by
    /// less than half a unit of the last digit after the point that any of them has. Whole percentages are exact.
    pub fn make_whole(shares: &[Self]) -> bool {
        let sum = shares.iter().fold(0_i64, |sum, share| sum.saturating_add(share.parts));
        let apart = (sum - Self::HUNDRED.parts).abs();
        let units = [PARTS_A_PERCENT, 1_000, 100, 10, 1];
        let unit =
            units.into_iter().find(|unit| shares.iter().all(|share| share.parts % unit == 0)).unwrap_or(1);
        let rounded = shares.iter().filter(|share| share.parts > 0).count();
        let is_explained =
            || i64::try_from(rounded).is_ok_and(|rounded| 2 * apart < rounded.saturating_mul(unit));
        apart == 0 || (unit < PARTS_A_PERCENT && is_explained())
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}%", decimal::write_trimmed(i128::from(self.parts), PLACES)))
    }
}

impl Scalar for Percent {
    const EXPECTED: &'static str = "a percentage like `20%`";
    const KIND: &'static str = "a percentage";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let shown = quoted(text);
        if let Some(number) = text.strip_suffix('%') {
            return in_percent(text, number.trim_end());
        }
        if let Ok(percent) = in_percent(text, text) {
            return Err(Malformed::new(format!("{shown} has no percent sign"), bare_help(text, percent)));
        }
        let lower = text.to_lowercase();
        let words = ["percent", "per cent", "pct", "pc", "prozent"];
        let number = words.iter().find_map(|word| lower.strip_suffix(word)).map(str::trim_end);
        match number.map(|number| in_percent(text, number)) {
            Some(Ok(percent)) => {
                Err(Malformed::misspelt(format!("{shown} spells out the percent sign"), percent.to_string()))
            }
            Some(Err(malformed)) => Err(malformed),
            None => Err(Malformed::unlike::<Self>(text)),
        }
    }

    fn plain() -> Plain {
        let most = "(?:0*1000|1,000)(?:\\.0{1,4})?";
        let pattern = format!("(?:0*[0-9]{{1,3}}(?:\\.[0-9]{{1,{PLACES}}})?|{most})\\s*%");
        Plain::like("Percent", Self::EXPECTED, pattern).with_examples(&["20%", "33.3333%"])
    }
}

/// What a number without the sign may have meant: `20` is `20%`, `0.2` rather a part of one.
fn bare_help(text: &str, percent: Percent) -> String {
    let of_one = percent.parts.checked_mul(100).and_then(Percent::from_parts);
    match of_one {
        Some(share) if text.contains('.') && percent.parts < PARTS_A_PERCENT && percent.parts > 0 => {
            format!("write `{share}`, or `{percent}` where less than one in a hundred is meant")
        }
        _ => format!("write `{percent}`"),
    }
}

fn in_percent(text: &str, number: &str) -> Result<Percent, Malformed> {
    let shown = quoted(text);
    if let Some(positive) = number.strip_prefix(['-', '−']) {
        let help = match decimal::read(positive, PLACES) {
            Ok(_) => format!("write a share from `0%` to `1000%`, as in `{positive}%`"),
            Err(_) => "write a share from `0%` to `1000%`".to_owned(),
        };
        return Err(Malformed::new(format!("{shown} is negative"), help));
    }
    let out_of_range =
        || Malformed::new(format!("{shown} is more than 1000%"), "write a share from `0%` to `1000%`");
    match decimal::read(number, PLACES) {
        Ok(parts) => i64::try_from(parts).ok().and_then(Percent::from_parts).ok_or_else(out_of_range),
        Err(Fault::TooLarge) => Err(out_of_range()),
        Err(Fault::TooPrecise) => Err(Malformed::new(
            format!("{shown} has more than {PLACES} digits after the point"),
            "round it, as in `33.3333%`",
        )),
        Err(Fault::Grouping | Fault::NotANumber) => Err(decimal_comma(text, number)),
    }
}

fn decimal_comma(text: &str, number: &str) -> Malformed {
    let pointed = number.replacen(',', ".", 1);
    if number.contains(',') && decimal::read(&pointed, PLACES).is_ok() {
        return Malformed::misspelt(
            format!("{} has a comma for the point", quoted(text)),
            format!("{pointed}%"),
        );
    }
    Malformed::unlike::<Percent>(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_exactly() {
        let table = [
            ("20%", 200_000, "20%"),
            ("0.5%", 5_000, "0.5%"),
            ("99.9%", 999_000, "99.9%"),
            ("33.3333%", 333_333, "33.3333%"),
            ("0%", 0, "0%"),
            ("100%", 1_000_000, "100%"),
            ("1000%", 10_000_000, "1000%"),
            ("20 %", 200_000, "20%"),
            ("20.50%", 205_000, "20.5%"),
            ("0.0001%", 1, "0.0001%"),
        ];
        for (text, parts, canonical) in table {
            let percent = Percent::parse(text).unwrap();
            assert_eq!((percent.parts(), percent.to_string().as_str()), (parts, canonical), "{text}");
        }
    }

    #[test]
    fn refuses_bare_numbers_and_others() {
        let table = [
            ("20", "`20` has no percent sign", "write `20%`"),
            ("1", "`1` has no percent sign", "write `1%`"),
            (
                "0.2",
                "`0.2` has no percent sign",
                "write `20%`, or `0.2%` where less than one in a hundred is meant",
            ),
            ("1.5", "`1.5` has no percent sign", "write `1.5%`"),
            ("0", "`0` has no percent sign", "write `0%`"),
            ("20 percent", "`20 percent` spells out the percent sign", "write `20%`"),
            ("0,5%", "`0,5%` has a comma for the point", "write `0.5%`"),
            ("-5%", "`-5%` is negative", "write a share from `0%` to `1000%`, as in `5%`"),
            ("1001%", "`1001%` is more than 1000%", "write a share from `0%` to `1000%`"),
            ("0.00001%", "`0.00001%` has more than 4 digits after the point", "round it, as in `33.3333%`"),
            ("%", "`%` is not a percentage", "write a percentage like `20%`"),
            ("half", "`half` is not a percentage", "write a percentage like `20%`"),
            ("20%%", "`20%%` is not a percentage", "write a percentage like `20%`"),
        ];
        for (text, message, help) in table {
            assert_eq!(Percent::parse(text).unwrap_err().told(), (message, help));
        }
        assert!(Percent::parse(&format!("{}%", "9".repeat(200))).is_err());
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
            let read: Vec<Percent> = shares.iter().map(|share| Percent::parse(share).unwrap()).collect();
            assert_eq!(Percent::make_whole(&read), is_whole, "{shares:?}");
        }
    }

    #[test]
    fn sums_are_exact() {
        let of = |text| Percent::parse(text).unwrap();
        assert_eq!(Percent::sum([of("33.3333%"), of("33.3333%"), of("33.3334%")]), Some(Percent::HUNDRED));
        assert_ne!(Percent::sum([of("33.3333%"), of("33.3333%"), of("33.3333%")]), Some(Percent::HUNDRED));
        assert_eq!(Percent::sum([of("1000%"), of("0.0001%")]), None);
        assert_eq!(Percent::of_hundred(20), of("20%"));
        assert!(of("9.9999%") < Percent::of_hundred(10));
    }
}
