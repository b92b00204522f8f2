//! Countries.

use std::fmt;

use super::{Malformed, Scalar};
use crate::document::Meaning;
use crate::document::shape::Plain;
use crate::grammar::quoted;

/// A country by its two capital letters (ISO 3166-1 alpha-2), as in `GB`. Whether a country has these letters is not
/// checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CountryCode([u8; 2]);

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: String = self.0.iter().map(|byte| char::from(*byte)).collect();
        f.pad(&text)
    }
}

impl Scalar for CountryCode {
    const EXPECTED: &'static str = "a country in two capital letters, like `GB` or `DE`";
    const KIND: &'static str = "a country code";

    fn parse(text: &str) -> Result<Self, Malformed> {
        // codes in everyday use that the standard has under another name
        let used = [("UK", "GB"), ("EL", "GR")].into_iter().find(|(used, _)| text.eq_ignore_ascii_case(used));
        if let Some((_, code)) = used {
            return Err(Malformed::misspelt(format!("{} is not the country's code", quoted(text)), code));
        }
        match *text.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([a, b])),
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                let message = format!("{} is not in capitals", quoted(text));
                Err(Malformed::misspelt(message, text.to_ascii_uppercase()))
            }
            _ => Err(Malformed::unlike::<Self>(text)),
        }
    }

    fn meaning(&self) -> Meaning {
        Meaning::words(self)
    }

    fn plain() -> Plain {
        // Any two capitals but `UK` and `EL`.
        let pattern = "[A-DF-TV-Z][A-Z]|E[A-KM-Z]|U[A-JL-Z]";
        Plain::like("CountryCode", Self::EXPECTED, pattern).with_examples(&["GB", "DE"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_two_capitals() {
        assert_eq!(CountryCode::parse("GB").unwrap().to_string(), "GB");
        assert_eq!(CountryCode::parse("IE").unwrap().to_string(), "IE");
    }

    #[test]
    fn refuses_the_rest() {
        assert_eq!(CountryCode::parse("UK").unwrap_err().help, "write `GB`");
        assert_eq!(CountryCode::parse("uk").unwrap_err().help, "write `GB`");
        assert_eq!(CountryCode::parse("de").unwrap_err().help, "write `DE`");
        for text in ["GBR", "Germany", "", "G", "G1", "é", "ÄÖ"] {
            assert_eq!(
                CountryCode::parse(text).unwrap_err().help,
                "write a country in two capital letters, like `GB` or `DE`",
                "{text}"
            );
        }
    }
}
