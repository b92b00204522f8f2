//! From what a person types to a value of the format.

use std::collections::BTreeSet;

use super::amount;
use super::choices::{self, Choices};
use super::value::{Reading, value_by};
use crate::agenda::OPEN;
use crate::document::charter::Charter;
use crate::document::is_placeholder_among;
use crate::document::scalar::{Date, Duration, Scalar as _};
use crate::document::shape::{Plain, Shape};
use crate::yaml::YamlPath;
use crate::yaml::edit::Value;

/// What a text is read by.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    /// The charter in which the answer belongs.
    pub(super) charter: &'a Charter,
    /// The team's own words for what is open.
    pub(super) words: &'a BTreeSet<String>,
    /// The day that is `today`.
    pub(super) as_of: Date,
}

impl Reader<'_> {
    /// The value that a text stands for at a place of this shape; `None` where a map belongs, which no line can hold.
    pub(super) fn value(self, path: &YamlPath, shape: &Shape, text: &str) -> Option<Value> {
        value_by(shape, text, self.words, &At { reader: self, path })
    }

    /// The list of these entries, each as it was said.
    pub(super) fn list(self, path: &YamlPath, shape: &Shape, entries: &[String]) -> Option<Value> {
        let Some(entry) = shape.entry() else {
            return self.value(path, shape, entries.first()?);
        };
        if let [only] = entries
            && is_placeholder_among(only.trim(), self.words)
        {
            return Some(Value::word(OPEN));
        }
        let items = entries.iter().flat_map(|text| self.entries(path, shape, text));
        let values: Option<Vec<Value>> = items.map(|item| self.value(path, entry, &item)).collect();
        values.map(Value::List)
    }

    /// The value of what was chosen from a list, which is written as it is.
    pub(super) fn chosen(self, path: &YamlPath, shape: &Shape, values: &[String]) -> Option<Value> {
        match shape.entry() {
            Some(entry) => {
                let values: Option<Vec<Value>> =
                    values.iter().map(|value| self.value(path, entry, value)).collect();
                values.map(Value::List)
            }
            None => self.value(path, shape, values.first()?),
        }
    }

    /// The entries that one text names. A text is one entry, whatever commas it has; only what the charter or the format knows by
    /// an id or a word may be listed: `northwind, kestrel`, `both`.
    pub(super) fn entries(self, path: &YamlPath, shape: &Shape, text: &str) -> Vec<String> {
        let whole = || vec![text.trim().to_owned()];
        let Some(choices) = Choices::of(self.charter, path, shape).filter(|it| it.is_many) else {
            return whole();
        };
        if choices.is_of_parties() && choices::is_everybody(text) {
            return self.charter.party_ids().into_iter().map(str::to_owned).collect();
        }
        let parts: Vec<String> = text
            .split([',', ';'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        let named: Vec<Option<String>> = parts.iter().map(|part| choices.named(part)).collect();
        match named.iter().all(Option::is_some) {
            true if !parts.is_empty() => named.into_iter().flatten().collect(),
            // Where nothing else may stand, what is wrong with one of them is told of that one.
            _ if choices.is_closed => {
                let known = |(part, named): (String, Option<String>)| named.unwrap_or(part);
                parts.into_iter().zip(named).map(known).collect()
            }
            _ => whole(),
        }
    }

    /// Days and amounts as people say them, in the spelling of the format.
    fn said(self, plain: &Plain, text: &str) -> String {
        let is = |name: &str| plain.name.split("Or").any(|part| part == name);
        let day = || relative_day(text, self.as_of).filter(|_| is("Date")).map(|day| day.to_string());
        let money = || {
            let currency = amount::currency_of(self.charter);
            let has_sign = text.contains(|c: char| !c.is_ascii_digit() && !".,%".contains(c));
            let is_money = is("Money") || (is("Quantity") && has_sign);
            amount::read(text, currency.as_deref()).filter(|_| is_money).map(|money| money.to_string())
        };
        let known = || Choices::name_in(self.charter, plain, text);
        day().or_else(money).or_else(known).unwrap_or_else(|| text.to_owned())
    }
}

/// What is typed at a place.
struct At<'a> {
    reader: Reader<'a>,
    path: &'a YamlPath,
}

impl Reading for At<'_> {
    fn entries(&self, list: &Shape, text: &str) -> Vec<String> {
        self.reader.entries(self.path, list, text)
    }

    fn said(&self, plain: &Plain, text: &str) -> String {
        self.reader.said(plain, text)
    }
}

/// `today`, `tomorrow`, `in 3 months`; nothing where it is none of these.
fn relative_day(text: &str, today: Date) -> Option<Date> {
    let text = text.to_lowercase();
    match text.as_str() {
        "today" | "now" => Some(today),
        "tomorrow" => today.next_day(),
        text => {
            let after = text.strip_prefix("in ")?.trim();
            let after = after
                .strip_prefix("a ")
                .or(after.strip_prefix("an "))
                .map(|unit| format!("1 {unit}"))
                .unwrap_or_else(|| after.to_owned());
            today.plus(&Duration::parse(&after).ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_day_of_the_call() {
        let today = Date::parse("2026-07-10").unwrap();
        let day = |text: &str| relative_day(text, today).map(|day| day.to_string());
        assert_eq!(day("today").as_deref(), Some("2026-07-10"));
        assert_eq!(day("Tomorrow").as_deref(), Some("2026-07-11"));
        assert_eq!(day("in 3 months").as_deref(), Some("2026-10-10"));
        assert_eq!(day("in 2 weeks").as_deref(), Some("2026-07-24"));
        assert_eq!(day("in a month").as_deref(), Some("2026-08-10"));
        assert_eq!(day("in 6m"), None, "months or minutes");
        assert_eq!(day("soon"), None);
    }
}
