//! Plain yes or no.

use std::fmt;

use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::{Plain, Word};

/// Yes or no, in any of the spellings that YAML and people use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum YesNo {
    /// Also `true`, `on`, `y`.
    Yes,
    /// Also `false`, `off`, `n`.
    No,
}

impl YesNo {
    /// Whether it is yes.
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// The value of a spelling in any case, if it is one.
    pub(super) fn spelt(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "yes" | "true" | "on" | "y" => Some(Self::Yes),
            "no" | "false" | "off" | "n" => Some(Self::No),
            _ => None,
        }
    }
}

impl fmt::Display for YesNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if self.is_yes() { "yes" } else { "no" })
    }
}

impl Scalar for YesNo {
    const EXPECTED: &'static str = "`yes` or `no`";

    fn parse(text: &str) -> Result<Self, Malformed> {
        Self::spelt(text).ok_or_else(|| Malformed::unlike::<Self>(text))
    }

    fn meaning(&self) -> Meaning {
        Meaning::Flag(self.is_yes())
    }

    fn plain() -> Plain {
        let spellings = ["yes", "true", "on", "y", "no", "false", "off", "n"].map(pattern::word_in_any_case);
        let words = vec![Word::new("yes", "It is so."), Word::new("no", "It is not so.")];
        Plain { words, is_boolean: true, ..Plain::like("YesNo", Self::EXPECTED, pattern::any_of(spellings)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_spelling() {
        for text in ["yes", "Yes", "YES", "true", "True", "on", "y", "Y"] {
            assert_eq!(YesNo::parse(text), Ok(YesNo::Yes), "{text}");
        }
        for text in ["no", "NO", "false", "FALSE", "off", "n"] {
            assert_eq!(YesNo::parse(text), Ok(YesNo::No), "{text}");
        }
        assert_eq!(YesNo::Yes.to_string(), "yes");
        assert_eq!(YesNo::No.to_string(), "no");
    }

    #[test]
    fn refuses_the_rest() {
        let refusal = YesNo::parse("maybe").unwrap_err();
        assert_eq!(refusal, Malformed::new("`maybe` is not `yes` or `no`", "write `yes` or `no`"));
        assert!(YesNo::parse("1").is_err());
        assert!(YesNo::parse("").is_err());
    }
}
