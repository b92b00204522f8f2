//! Which part of the votes a decision takes.

use std::fmt;

use super::percent::Percent;
use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::{Plain, Text, Word};
use crate::grammar::quoted;

/// More than half of the votes, all of them, or at least a part: `2/3`, `75%`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Majority {
    /// More than half.
    Simple,
    /// All.
    Unanimous,
    /// At least so many of so many: 2 of 3.
    Fraction(u32, u32),
    /// At least this share.
    Share(Percent),
}

/// The largest denominator; nobody votes by finer parts than a percentage is written in.
const LARGEST: u32 = 100;

impl Majority {
    /// How many of so many votes it takes at least.
    #[must_use]
    pub fn needed(self, total: u64) -> u64 {
        match self {
            Self::Simple => total / 2 + 1,
            Self::Unanimous => total,
            Self::Fraction(over, under) => part(total, u64::from(over), u64::from(under)),
            Self::Share(share) => {
                let parts = u64::try_from(share.parts()).unwrap_or_default();
                part(total, parts, u64::try_from(Percent::HUNDRED.parts()).unwrap_or(1))
            }
        }
    }
}

/// The part of a whole, rounded up.
fn part(total: u64, over: u64, under: u64) -> u64 {
    let parts = u128::from(total) * u128::from(over);
    u64::try_from(parts.div_ceil(u128::from(under.max(1)))).unwrap_or(u64::MAX)
}

impl fmt::Display for Majority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Simple => f.pad("simple"),
            Self::Unanimous => f.pad("unanimous"),
            Self::Fraction(over, under) => f.pad(&format!("{over}/{under}")),
            Self::Share(share) => share.fmt(f),
        }
    }
}

impl Scalar for Majority {
    const EXPECTED: &'static str = "`simple` (more than half), `unanimous`, or a part like `2/3` or `75%`";
    const KIND: &'static str = "a majority";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let misspelt =
            |reading: &str| Malformed::misspelt(format!("{} is not a majority", quoted(text)), reading);
        match text.to_lowercase().as_str() {
            "simple" if text == "simple" => return Ok(Self::Simple),
            "unanimous" if text == "unanimous" => return Ok(Self::Unanimous),
            "simple" | "majority" | "simple majority" | "more than half" | "more than 1/2"
            | "more than 50%" => {
                return Err(misspelt("simple"));
            }
            "unanimous" | "unanimously" | "unanimity" | "all" | "all votes" | "consensus" => {
                return Err(misspelt("unanimous"));
            }
            "two thirds" | "two-thirds" | "2 / 3" => return Err(misspelt("2/3")),
            "three quarters" | "three-quarters" | "3 / 4" => return Err(misspelt("3/4")),
            "half" | "one half" => return Err(misspelt("1/2")),
            _ => {}
        }
        if let Some((over, under)) = text.split_once('/') {
            let number = |text: &str| {
                let is_plain = !text.starts_with('0') && text.bytes().all(|it| it.is_ascii_digit());
                text.parse::<u32>().ok().filter(|it| is_plain && *it <= LARGEST)
            };
            return match (number(over), number(under)) {
                (Some(over), Some(under)) if over <= under => Ok(Self::Fraction(over, under)),
                _ => Err(Malformed::unlike::<Self>(text)),
            };
        }
        if text.ends_with('%') {
            let share = super::percent::read(text, Percent::HUNDRED)?;
            return match share.parts() {
                0 => Err(Malformed::unlike::<Self>(text)),
                _ => Ok(Self::Share(share)),
            };
        }
        Err(Malformed::unlike::<Self>(text))
    }

    fn meaning(&self) -> Meaning {
        Meaning::words(self)
    }

    fn plain() -> Plain {
        let words =
            vec![Word::new("simple", "More than half of the votes."), Word::new("unanimous", "All votes.")];
        let number = "(?:[1-9][0-9]?|100)";
        let percent = super::Share::plain().text;
        let text = Text::Like(pattern::any_of(["simple", "unanimous"]))
            .or(Text::Like(format!("{number}/{number}")))
            .or(percent);
        Plain { words, text, ..Plain::like("Majority", Self::EXPECTED, "") }.with_examples(&["2/3", "75%"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needed(text: &str, total: u64) -> u64 {
        Majority::parse(text).unwrap().needed(total)
    }

    #[test]
    fn takes_so_many_votes() {
        // More than half of 10 is 6, of 9 is 5; two thirds of 10 are 6.67, of 9 are 6.
        assert_eq!((needed("simple", 10), needed("simple", 9)), (6, 5));
        assert_eq!((needed("2/3", 10), needed("2/3", 9)), (7, 6));
        assert_eq!((needed("3/4", 13), needed("75%", 13), needed("75%", 12)), (10, 10, 9));
        // Half of 10 is 5: as many as are against it.
        assert_eq!((needed("1/2", 10), needed("unanimous", 7)), (5, 7));
    }

    #[test]
    fn refuses_what_is_no_part() {
        for text in ["4/3", "0/3", "2/0", "2/101", "0%", "101%", "some", "02/3", "2/3/4"] {
            assert!(Majority::parse(text).is_err(), "{text}");
        }
        assert_eq!(Majority::parse("two thirds").unwrap_err().reading.as_deref(), Some("2/3"));
        assert_eq!(Majority::parse("more than half").unwrap_err().reading.as_deref(), Some("simple"));
    }
}
