//! Scores in five steps.

use std::fmt;

use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::{Numbers, Plain};
use crate::grammar::quoted;

/// A whole number from 1, the worst, to 5, the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u8);

impl Score {
    /// The score, or nothing outside 1 to 5.
    pub fn new(value: u8) -> Option<Self> {
        (1..=5).contains(&value).then_some(Self(value))
    }

    /// The number, from 1 to 5.
    pub const fn value(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for Score {
    const EXPECTED: &'static str = "a score from 1 to 5";
    const KIND: &'static str = "a score";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let mut chars = text.chars();
        let digit = chars.next().and_then(|c| c.to_digit(10)).and_then(|digit| u8::try_from(digit).ok());
        let rest = chars.as_str();
        match (digit.and_then(Self::new), rest) {
            (Some(score), "") => Ok(score),
            (Some(score), rest) if rest.replace(' ', "") == "/5" => {
                Err(Malformed::misspelt(format!("{} names the scale", quoted(text)), score.to_string()))
            }
            _ if is_number(text) => {
                let message = format!("{} is not a whole number from 1 to 5", quoted(text));
                Err(Malformed::new(message, "write `1`, `2`, `3`, `4` or `5`"))
            }
            _ => Err(Malformed::unlike::<Self>(text)),
        }
    }

    fn meaning(&self) -> Meaning {
        Meaning::count(u32::from(self.0))
    }

    fn plain() -> Plain {
        Plain::like("Score", Self::EXPECTED, "[1-5]")
            .with_numbers(Numbers::Whole(1, 5))
            .with_examples(&["1", "5"])
    }
}

fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_one_to_five() {
        for value in 1..=5_u8 {
            assert_eq!(Score::parse(&value.to_string()).map(Score::value), Ok(value));
        }
        assert!(Score::new(0).is_none() && Score::new(6).is_none());
        assert_eq!(Score::parse("4").unwrap().to_string(), "4");
    }

    #[test]
    fn refuses_other_numbers() {
        for text in ["0", "6", "4.5", "-1", "10", "4,5", "41", "99999999999999999999"] {
            let refusal = Score::parse(text).unwrap_err();
            assert_eq!(refusal.message, format!("`{text}` is not a whole number from 1 to 5"));
            assert_eq!(refusal.help, "write `1`, `2`, `3`, `4` or `5`");
        }
        assert_eq!(Score::parse("4/5").unwrap_err().help, "write `4`");
        assert_eq!(Score::parse("four").unwrap_err().help, "write a score from 1 to 5");
        assert!(Score::parse("4é").is_err());
    }
}
