//! Parts of a hundred.

use std::fmt;

use super::decimal::{self, Fault};
use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::Plain;
use crate::grammar::quoted;

/// A percentage, written `20%`, exact to four digits after the point, from 0 % to 1000 %. What is a part of a whole and can
/// never be more than it is a [`Share`](super::Share).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent {
    parts: i64,
}

/// Digits after the point.
const PLACES: usize = 4;
const PARTS_A_PERCENT: i64 = 10_000;
const MOST: i64 = 1000 * PARTS_A_PERCENT;
/// The sign as it is typed, and as word processors write it.
const MINUS: [char; 2] = ['-', '−'];

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

    /// In ten-thousandths of a percent: 200,000 for `20%`. Sums of these are exact.
    pub const fn parts(self) -> i64 {
        self.parts
    }

    /// So many ten-thousandths of a percent, or nothing below 0 % or above 1000 %.
    pub fn from_parts(parts: i64) -> Option<Self> {
        (0..=MOST).contains(&parts).then_some(Self { parts })
    }

    /// The exact sum of shares, or nothing above 1000 %.
    pub fn sum(shares: impl IntoIterator<Item = Self>) -> Option<Self> {
        shares.into_iter().try_fold(Self::ZERO, |sum, share| Self::from_parts(sum.parts + share.parts))
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
        read(text, Self { parts: MOST })
    }

    fn meaning(&self) -> Meaning {
        Meaning::Percent(*self)
    }

    fn plain() -> Plain {
        let most = "(?:0*1000|1,000)(?:\\.0{1,4})?";
        let pattern = format!("(?:0*[0-9]{{1,3}}(?:\\.[0-9]{{1,{PLACES}}})?|{most})\\s*%");
        Plain::like("Percent", Self::EXPECTED, pattern).with_examples(&["20%", "33.3333%"])
    }
}

/// Reads a percentage from nothing to the most that there can be.
pub(super) fn read(text: &str, most: Percent) -> Result<Percent, Malformed> {
    let shown = || quoted(text);
    if let Some(number) = text.strip_suffix('%') {
        return in_percent(text, number.trim_end(), most);
    }
    let unsigned = text.strip_prefix(MINUS).unwrap_or(text);
    if matches!(decimal::read(unsigned, PLACES), Ok(_) | Err(Fault::TooLarge)) {
        let percent = in_percent(text, text, most)?;
        return Err(Malformed::new(format!("{} has no percent sign", shown()), bare_help(text, percent)));
    }
    let lower = text.to_lowercase();
    let words = ["percent", "per cent", "pct", "pc", "prozent"];
    let number = words.iter().find_map(|word| lower.strip_suffix(word)).map(str::trim_end);
    match number.map(|number| in_percent(text, number, most)) {
        Some(Ok(percent)) => {
            Err(Malformed::misspelt(format!("{} spells out the percent sign", shown()), percent.to_string()))
        }
        Some(Err(malformed)) => Err(malformed),
        None => Err(Malformed::unlike::<Percent>(text)),
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

fn in_percent(text: &str, number: &str, most: Percent) -> Result<Percent, Malformed> {
    let shown = || quoted(text);
    let range = || format!("write a percentage from `0%` to `{most}`");
    if let Some(positive) = number.strip_prefix(MINUS) {
        let is_within = decimal::read(positive, PLACES).is_ok_and(|parts| parts <= i128::from(most.parts));
        let help = if is_within { format!("{}, as in `{positive}%`", range()) } else { range() };
        return Err(Malformed::new(format!("{} is negative", shown()), help));
    }
    let out_of_range = || Malformed::new(format!("{} is more than {most}", shown()), range());
    match decimal::read(number, PLACES) {
        Ok(parts) => {
            let percent = i64::try_from(parts).ok().and_then(Percent::from_parts);
            percent.filter(|percent| *percent <= most).ok_or_else(out_of_range)
        }
        Err(Fault::TooLarge) => Err(out_of_range()),
        Err(Fault::TooPrecise) => Err(Malformed::new(
            format!("{} has more than {PLACES} digits after the point", shown()),
            "round it, as in `33.3333%`",
        )),
        Err(Fault::Grouping | Fault::NotANumber) => Err(decimal_comma(text, number, most)),
    }
}

fn decimal_comma(text: &str, number: &str, most: Percent) -> Malformed {
    let pointed = number.replacen(',', ".", 1);
    if number.contains(',') && decimal::read(&pointed, PLACES).is_ok() {
        // The point alone would not make it right.
        return match in_percent(text, &pointed, most) {
            Ok(percent) => Malformed::misspelt(
                format!("{} has a comma for the point", quoted(text)),
                percent.to_string(),
            ),
            Err(malformed) => malformed,
        };
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
            ("-5%", "`-5%` is negative", "write a percentage from `0%` to `1000%`, as in `5%`"),
            ("-5", "`-5` is negative", "write a percentage from `0%` to `1000%`, as in `5%`"),
            ("1500", "`1500` is more than 1000%", "write a percentage from `0%` to `1000%`"),
            ("1500,5%", "`1500,5%` is more than 1000%", "write a percentage from `0%` to `1000%`"),
            ("1001%", "`1001%` is more than 1000%", "write a percentage from `0%` to `1000%`"),
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
    fn whole_percentages_are_made_of_numbers() {
        assert_eq!(Percent::of_hundred(20), Percent::parse("20%").unwrap());
        assert!(Percent::parse("9.9999%").unwrap() < Percent::of_hundred(10));
    }
}
