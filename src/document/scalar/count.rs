//! Whole numbers of people, seats and the like.

use std::fmt;

use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::{Numbers, Plain};
use crate::grammar::quoted;

const MOST: u32 = 1_000_000_000;

/// A whole number from 0 to 1,000,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(u32);

impl Count {
    /// The number.
    #[must_use]
    pub const fn value(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for Count {
    const EXPECTED: &'static str = "a whole number like `85`";
    const KIND: &'static str = "a whole number";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let digits = text.replace(',', "");
        let are_digits = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
        match digits.parse::<u32>().ok().filter(|number| *number <= MOST) {
            Some(number) if are_digits && !text.contains(',') => Ok(Self(number)),
            Some(number) if are_digits => {
                Err(Malformed::misspelt(format!("{} has commas", quoted(text)), number.to_string()))
            }
            None if are_digits => Err(Malformed::new(
                format!("{} is too large a number", quoted(text)),
                format!("write at most `{MOST}`"),
            )),
            _ => Err(negative(text).unwrap_or_else(|| Malformed::unlike::<Self>(text))),
        }
    }

    fn meaning(&self) -> Meaning {
        Meaning::count(self.0)
    }

    fn plain() -> Plain {
        let pattern = format!("0+|{}", pattern::whole_to(MOST));
        Plain::like("Count", Self::EXPECTED, pattern)
            .with_numbers(Numbers::Whole(0, MOST))
            .with_examples(&["85"])
    }
}

/// What is wrong with a whole number below zero.
fn negative(text: &str) -> Option<Malformed> {
    let positive = text.strip_prefix(['-', '\u{2212}'])?;
    let number = positive.parse::<u32>().ok().filter(|number| (1..=MOST).contains(number))?;
    let help = format!("write a number from 0 up, as in `{number}`");
    Some(Malformed::new(format!("{} is negative", quoted(text)), help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_whole_numbers_only() {
        assert_eq!(Count::parse("4200").map(Count::value), Ok(4200));
        assert_eq!(Count::parse("0").map(Count::value), Ok(0));
        assert_eq!(Count::parse("4,200").unwrap_err().help, "write `4200`");
        assert_eq!(
            Count::parse("-5").unwrap_err().told(),
            ("`-5` is negative", "write a number from 0 up, as in `5`")
        );
        for text in ["-1", "1.5", "-0", "--1", "-+1", "-1.5", "many", "", "99999999999999", "+3"] {
            assert!(Count::parse(text).is_err(), "{text}");
        }
    }
}
