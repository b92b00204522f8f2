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

/// The symbols and what each may stand for.
const SYMBOLS: [(&str, &[&str]); 4] = [
    ("$", &["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN", "BRL", "CLP", "COP", "ARS"]),
    ("£", &["GBP", "EGP", "GIP", "FKP"]),
    ("€", &["EUR"]),
    ("¥", &["JPY", "CNY"]),
];

/// Tried out once.
static PATTERN: LazyLock<String> =
    LazyLock::new(|| pattern::any_of(Money::codes().iter().map(String::as_str)));

impl CurrencyCode {
    /// Its three letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// The code of the currency that a text names by symbol or letters, before its number or after it, and that number. `ours` is the
    /// code for which a symbol of several currencies stands. Nothing where the text names none, or one of several.
    #[must_use]
    pub fn told_apart<'t>(text: &'t str, ours: Option<&str>) -> Option<(String, &'t str)> {
        let is_ours = |codes: &[&str]| ours.filter(|own| codes.contains(own)).map(str::to_owned);
        for (symbol, codes) in SYMBOLS {
            let rest = text.strip_prefix(symbol).or_else(|| text.strip_suffix(symbol));
            let Some(rest) = rest else { continue };
            // A symbol of one currency needs nobody to say which.
            let code = match codes {
                [only] => Some((*only).to_owned()),
                codes => is_ours(codes),
            };
            return Some((code?, rest.trim()));
        }
        let word = |text: &str| {
            let code = text.to_ascii_uppercase();
            Money::codes().contains(&code).then_some(code)
        };
        if let Some(code) = text.get(..3).and_then(word) {
            return Some((code, text.get(3..)?.trim()));
        }
        let (number, code) = text.split_at_checked(text.len().saturating_sub(3))?;
        Some((word(code)?, number.trim()))
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
    fn a_text_names_its_currency_by_symbol_or_letters() {
        let told =
            |text| CurrencyCode::told_apart(text, Some("CAD")).map(|(code, rest)| format!("{code}:{rest}"));
        assert_eq!(told("$45,000").as_deref(), Some("CAD:45,000"));
        assert_eq!(told("1.234,56 €").as_deref(), Some("EUR:1.234,56"));
        assert_eq!(told("usd 300").as_deref(), Some("USD:300"));
        assert_eq!(told("300SEK").as_deref(), Some("SEK:300"));
        assert_eq!(told("¥300"), None, "two countries count in it");
        assert_eq!(told("300"), None);
        assert_eq!(told("é"), None);
    }

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
