//! Amounts of money as people type them: `$45,000`, `45k`, in the currency in which the parties count.

use std::collections::BTreeSet;

use crate::document::charter::Charter;
use crate::document::scalar::{CurrencyCode, Money, Scalar as _};

/// The currency in which the parties count, as the charter says it; else the one of all amounts of its value section.
pub(super) fn currency_of(charter: &Charter) -> Option<String> {
    if let Some(currency) = charter.currency.get() {
        return Some(currency.code().to_owned());
    }
    let exchange = charter.value.and(|value| &value.exchange);
    let entries = exchange.get().into_iter().flat_map(|exchange| exchange.iter());
    let codes: BTreeSet<&str> =
        entries.filter_map(|(_, entry)| entry.amount.get()).map(|money| money.currency().code()).collect();
    match codes.len() {
        1 => codes.into_iter().next().map(str::to_owned),
        _ => None,
    }
}

/// An amount that can be read in one way only; nothing where it could be another one, or where it is none. `currency` is the code of
/// the one in which the parties count.
pub(super) fn read(text: &str, currency: Option<&str>) -> Option<Money> {
    let text = text.trim();
    if let Ok(money) = Money::parse(text) {
        return Some(money);
    }
    let told = CurrencyCode::told_apart(text, currency);
    let (code, number) = told.or_else(|| Some((currency?.to_owned(), text)))?;
    Money::parse(&format!("{} {code}", in_full(number)?)).ok()
}

/// The number with its thousands written out: `45k` is `45000`, `1.2m` is `1200000`.
fn in_full(number: &str) -> Option<String> {
    let lower = number.to_lowercase();
    let thousands = ["thousand", "k"].iter().find_map(|end| Some((lower.strip_suffix(end)?, 3)));
    let millions =
        || ["million", "mio", "mn", "m"].iter().find_map(|end| Some((lower.strip_suffix(end)?, 6)));
    let Some((digits, zeros)) = thousands.or_else(millions) else { return Some(number.to_owned()) };
    let digits = digits.trim();
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(fraction) || fraction.len() > zeros {
        return None;
    }
    Some(format!("{whole}{fraction:0<zeros$}"))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn money(text: &str, currency: Option<&str>) -> Option<String> {
        read(text, currency).map(|money| money.to_string())
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let dollars = |text: &str| money(text, Some("USD"));
        assert_eq!(dollars("$45,000").as_deref(), Some("45000 USD"));
        assert_eq!(dollars("45k").as_deref(), Some("45000 USD"));
        assert_eq!(dollars("1.25m").as_deref(), Some("1250000 USD"));
        assert_eq!(dollars("45 000"), None, "that is no number");
        assert_eq!(dollars("12.50").as_deref(), Some("12.50 USD"));
        assert_eq!(dollars("45k EUR").as_deref(), Some("45000 EUR"));
        assert_eq!(dollars("€45k").as_deref(), Some("45000 EUR"));
        assert_eq!(dollars("usd 300").as_deref(), Some("300 USD"));
        assert_eq!(money("$45,000", Some("CAD")).as_deref(), Some("45000 CAD"));
    }

    #[test]
    fn what_could_be_another_amount_is_none() {
        assert_eq!(money("$45,000", None), None, "of which country");
        assert_eq!(money("$45,000", Some("EUR")), None);
        assert_eq!(money("45000", None), None);
        assert_eq!(money("45.000", Some("EUR")), None, "a point is no thousands separator");
        assert_eq!(money("1,5k", Some("EUR")), None);
        assert_eq!(money("1.2345k", Some("EUR")), None);
        assert_eq!(money("much", Some("EUR")), None);
        assert_eq!(money("£45", Some("USD")), None);
    }
}
