//! Exact decimal numbers: digits, at most one point, thousands in groups of three or not at all.

use std::borrow::Cow;
use std::fmt;

/// A plain number, exact to six digits after the point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    millionths: i128,
}

impl Decimal {
    /// Digits after the point.
    pub(crate) const PLACES: usize = 6;

    /// The number that is so many millionths.
    pub const fn from_millionths(millionths: i128) -> Self {
        Self { millionths }
    }

    /// The number in millionths: 1,500,000 for `1.5`.
    pub const fn millionths(self) -> i128 {
        self.millionths
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = write_trimmed(self.millionths, Self::PLACES);
        f.pad(&if f.alternate() { grouped(&written) } else { written })
    }
}

/// A number as in print: `1,234,567.5`. What is written with `{:#}` is for people, and not to be read again.
pub(super) fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_at(number.find('.').unwrap_or(number.len()));
    let digits = whole.trim_start_matches('-').len();
    let mut printed = String::with_capacity(number.len() + digits / 3);
    for (at, sign) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if left < digits && left % 3 == 0 {
            printed.push(',');
        }
        printed.push(sign);
    }
    printed + fraction
}

/// Why a text is not a number, for the types that say it in their own words.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Something other than digits, commas and one point.
    NotANumber,
    /// Commas that do not separate groups of three digits; a comma may have been meant as the point.
    Grouping,
    /// More digits after the point than the kind of number has.
    TooPrecise,
    /// More digits than any amount in a charter has.
    TooLarge,
}

/// The most digits before the point: beyond any amount, and far from the limits of the integers used.
const MOST_DIGITS: usize = 18;

/// Reads an unsigned number in units of the last of `places` digits after the point: `1.5` at 2 places is 150.
pub(super) fn read(text: &str, places: usize) -> Result<i128, Fault> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if all_digits(fraction) => (whole, fraction),
        Some(_) => return Err(Fault::NotANumber),
        None => (text, ""),
    };
    let whole = ungrouped(whole)?;
    if fraction.len() > places {
        return Err(Fault::TooPrecise);
    }
    let significant = whole.trim_start_matches('0');
    if significant.len() > MOST_DIGITS {
        return Err(Fault::TooLarge);
    }
    let digits = significant.bytes().chain(fraction.bytes()).map(|byte| i128::from(byte - b'0'));
    let missing = std::iter::repeat_n(0, places - fraction.len());
    let add = |units: i128, digit: i128| units.checked_mul(10)?.checked_add(digit);
    digits.chain(missing).try_fold(0, add).ok_or(Fault::TooLarge)
}

/// The digits of a whole number without its thousands commas.
fn ungrouped(whole: &str) -> Result<Cow<'_, str>, Fault> {
    if all_digits(whole) {
        return Ok(Cow::Borrowed(whole));
    }
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    if rest.is_empty() || !std::iter::once(&first).chain(&rest).all(|group| all_digits(group)) {
        return Err(Fault::NotANumber);
    }
    // `0,500` is half of something, not five hundred
    let starts_well = first.len() <= 3 && !first.starts_with('0');
    if !starts_well || rest.iter().any(|group| group.len() != 3) {
        return Err(Fault::Grouping);
    }
    Ok(Cow::Owned(format!("{first}{}", rest.concat())))
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number with all of its digits after the point: 150 at 2 places is `1.50`.
pub(super) fn write(units: i128, places: usize) -> String {
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let sign = if units < 0 { "-" } else { "" };
    let point = if places == 0 { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

/// The number without needless zeros after the point: 150 at 2 places is `1.5`.
pub(super) fn write_trimmed(units: i128, places: usize) -> String {
    let full = write(units, places);
    if places == 0 {
        return full;
    }
    full.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_exactly() {
        assert_eq!(read("1.5", 2), Ok(150));
        assert_eq!(read("0", 2), Ok(0));
        assert_eq!(read("1,234,567.89", 2), Ok(123_456_789));
        assert_eq!(read("007", 0), Ok(7));
        assert_eq!(read("999999999999999999.999999", 6), Ok(999_999_999_999_999_999_999_999));
    }

    #[test]
    fn refuses_what_is_not_one_number() {
        for text in
            ["", ".", "1.", ".5", "1.2.3", "-1", "+1", "1e3", "1 000", "1_000", "١", ",", "1,", ",100", "a"]
        {
            assert_eq!(read(text, 6), Err(Fault::NotANumber), "{text}");
        }
        for text in ["1,2", "1,23,456", "1234,567", "0,500", "1,2345"] {
            assert_eq!(read(text, 6), Err(Fault::Grouping), "{text}");
        }
        assert_eq!(read("0.001", 2), Err(Fault::TooPrecise));
        assert_eq!(read("1000000000000000000", 2), Err(Fault::TooLarge));
        assert_eq!(read(&"9".repeat(500), 2), Err(Fault::TooLarge));
    }

    #[test]
    fn writes_back() {
        assert_eq!(write(150, 2), "1.50");
        assert_eq!(write(5, 2), "0.05");
        assert_eq!(write(-5, 2), "-0.05");
        assert_eq!(write(150, 0), "150");
        assert_eq!(write_trimmed(150, 2), "1.5");
        assert_eq!(write_trimmed(1000, 2), "10");
        assert_eq!(write_trimmed(100, 0), "100");
        assert_eq!(write_trimmed(0, 6), "0");
    }

    #[test]
    fn groups_thousands_in_print() {
        for (number, printed) in [
            ("0", "0"),
            ("-999", "-999"),
            ("1000", "1,000"),
            ("-123456", "-123,456"),
            ("1234567.0891", "1,234,567.0891"),
        ] {
            assert_eq!(grouped(number), printed);
        }
    }
}
