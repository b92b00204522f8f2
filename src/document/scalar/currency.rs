//! Currencies by themselves, without an amount.

use std::fmt;
use std::sync::LazyLock;

use iso_currency::Currency;

use super::{Malformed, Money, Scalar};
use crate::document::Meaning;
use crate::document::pattern;
use crate::document::shape::Plain;
use crate::grammar::quoted;

/// A currency in which amounts can be, by its code of ISO 4217: `EUR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrencyCode(Currency);

/// Tried out once.
static PATTERN: LazyLock<String> =
    LazyLock::new(|| pattern::any_of(Money::codes().iter().map(String::as_str)));

impl CurrencyCode {
    /// Its three letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }
}

impl fmt::Display for CurrencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.code())
    }
}

impl Scalar for CurrencyCode {
    const EXPECTED: &'static str = "the code of a currency, like `EUR`";
    const KIND: &'static str = "the code of a currency";

    fn parse(text: &str) -> Result<Self, Malformed> {
        let upper = text.to_ascii_uppercase();
        let known = |code: &str| Money::codes().iter().any(|known| known == code);
        match Currency::from_code(&upper).filter(|_| known(&upper)) {
            Some(currency) if upper == text => Ok(Self(currency)),
            Some(_) => Err(Malformed::misspelt(format!("{} is not in capitals", quoted(text)), upper)),
            // What a symbol or a word means is told as it is of amounts.
            None => Err(Malformed::unlike::<Self>(text)),
        }
    }

    fn meaning(&self) -> Meaning {
        Meaning::words(self)
    }

    fn plain() -> Plain {
        Plain::like("CurrencyCode", Self::EXPECTED, PATTERN.as_str()).with_examples(&["EUR", "USD"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_codes_of_currencies_in_which_amounts_can_be() {
        assert_eq!(CurrencyCode::parse("USD").unwrap().code(), "USD");
        assert_eq!(CurrencyCode::parse("usd").unwrap_err().help, "write `USD`");
        for text in ["XAU", "EURO", "$", "", "US"] {
            let help = CurrencyCode::parse(text).unwrap_err().help;
            assert_eq!(help, "write the code of a currency, like `EUR`", "{text}");
        }
    }
}
