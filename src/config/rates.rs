//! Exchange rates: `[rates]`. Amounts are never converted by any other rate.

use std::collections::BTreeMap;
use std::ops::Range;

use iso_currency::Currency;

use super::reader::{Reader, Value, kind, shortened};
use crate::document::scalar::{Date, Decimal, Quantity, Scalar as _};

/// The rates that a team gives, all of one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rates {
    /// The day they are of; given whenever a rate is.
    pub date: Option<Date>,
    /// By the code of the currency that is converted: `EUR`.
    pub by_currency: BTreeMap<&'static str, Rate>,
}

/// What one unit of a currency is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// So much, exactly; more than nothing.
    pub amount: Decimal,
    /// Of this currency.
    pub of: Currency,
}

/// The table `[rates]`.
pub(super) fn rates(reader: &mut Reader, value: &Value<'_>) -> Rates {
    let mut rates = Rates::default();
    let Some(table) = reader.table(value, "a table of rates") else { return rates };
    let mut has_date = false;
    let mut places: Vec<(&'static str, Range<usize>)> = Vec::new();
    for (key, value) in table {
        let name = key.get_ref().as_ref();
        if name == "date" {
            has_date = true;
            rates.date = date(reader, value);
            reader.set("rates.date".to_owned(), &key.span());
            continue;
        }
        let Some(currency) = Currency::from_code(name) else {
            let message = format!("`{}` is no currency of ISO 4217", shortened(name));
            reader.problem(&key.span(), message, "write its code, as in `EUR = \"0.85 GBP\"`");
            continue;
        };
        if let Some(rate) = rate(reader, value, currency) {
            reader.set(format!("rates.{name}"), &key.span());
            rates.by_currency.insert(currency.code(), rate);
            places.push((currency.code(), key.span()));
        }
    }
    if !has_date {
        reader.problem(
            &value.span(),
            "rates change from day to day, and these have no date",
            "add `date = 2026-07-01`",
        );
    }
    circles(reader, &mut rates, &places);
    rates
}

/// Rates that lead back to where they began say twice what something is worth. Each one that closes a circle is refused.
fn circles(reader: &mut Reader, rates: &mut Rates, places: &[(&'static str, Range<usize>)]) {
    for (code, span) in places {
        let mut at = rates.by_currency.get(code).map(|rate| rate.of);
        // No way is longer than there are rates.
        for _ in places {
            at = at.and_then(|at| {
                if at.code() == *code { Some(at) } else { Some(rates.by_currency.get(at.code())?.of) }
            });
        }
        if at.is_some_and(|at| at.code() == *code) {
            rates.by_currency.remove(code);
            let message =
                format!("the rates lead from {code} back to {code}, and say twice what it is worth");
            reader.problem(span, message, "leave out this rate or the one that leads back");
        }
    }
}

fn date(reader: &mut Reader, value: &Value<'_>) -> Option<Date> {
    let written = match value.get_ref().as_datetime() {
        Some(date) => date.to_string(),
        None => reader.text(value)?.to_owned(),
    };
    match Date::parse(&written) {
        Ok(date) => Some(date),
        Err(malformed) => {
            reader.problem(&value.span(), malformed.message, malformed.help);
            None
        }
    }
}

fn rate(reader: &mut Reader, value: &Value<'_>, from: Currency) -> Option<Rate> {
    const HELP: &str = "write how much one unit is worth, as in `EUR = \"0.85 GBP\"`";
    let Some(text) = value.get_ref().as_str() else {
        reader.problem(&value.span(), format!("this is {}, where a rate belongs", kind(value)), HELP);
        return None;
    };
    let parts = text.trim().split_once(char::is_whitespace);
    let number = parts.and_then(|(number, _)| match Quantity::parse(number) {
        Ok(Quantity::Number(number)) => Some(number),
        _ => None,
    });
    // Gold and units of account have no minor unit to count in.
    let of =
        parts.and_then(|(_, code)| Currency::from_code(code.trim())).filter(|of| of.exponent().is_some());
    let (Some(amount), Some(of)) = (number, of) else {
        reader.problem(&value.span(), format!("`{}` is no rate", shortened(text)), HELP);
        return None;
    };
    if amount.millionths() <= 0 {
        reader.problem(&value.span(), "a rate is more than nothing", HELP);
        return None;
    }
    if of == from {
        reader.problem(&value.span(), "a currency is not converted into itself", "name another one");
        return None;
    }
    Some(Rate { amount, of })
}
