//! Words for people.

use std::fmt;

use super::{Malformed, Scalar};
use crate::document::shape::Plain;

/// A text that says something: not empty, without white space around it; inside it stays as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(String);

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Scalar for Text {
    const EXPECTED: &'static str = "a text";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Malformed::new("the text is empty", "write what belongs here, or remove the key"));
        }
        Ok(Self(text.to_owned()))
    }

    fn plain() -> Plain {
        Plain::any("Text", Self::EXPECTED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_inside() {
        assert_eq!(Text::parse(" a  b\nc ").unwrap().as_str(), "a  b\nc");
        assert_eq!(Text::parse(" \n").unwrap_err().message, "the text is empty");
    }
}
