//! From a text, typed or in a cell, to a value of the format.

use std::collections::BTreeSet;

use crate::agenda::OPEN;
use crate::document::is_placeholder_among;
use crate::document::shape::{Plain, Shape, Text};
use crate::yaml::edit::Value;

/// How a text is read: what tells the entries of a list apart, and how a plain value is meant.
pub(in crate::cli) trait Reading {
    /// The entries that a text names where this list belongs.
    fn entries(&self, list: &Shape, text: &str) -> Vec<String>;

    /// The plain value in the spelling of the format.
    fn said(&self, plain: &Plain, text: &str) -> String;
}

/// The value that a text stands for at a place of this shape; `None` where a map belongs, which no line can hold. `words` are the
/// team's own for what is still open.
pub(in crate::cli) fn value_by(
    shape: &Shape,
    text: &str,
    words: &BTreeSet<String>,
    reading: &impl Reading,
) -> Option<Value> {
    let text = text.trim();
    if is_placeholder_among(text, words) {
        return Some(Value::word(OPEN));
    }
    match shape {
        Shape::Plain(plain) => Some(plain_value(plain, &reading.said(plain, text))),
        Shape::List(entry) => {
            let entries = reading.entries(shape, text);
            let items = entries.iter().map(|item| value_by(entry, item, words, reading));
            Some(Value::List(items.collect::<Option<_>>()?))
        }
        Shape::Each(inner) => value_by(inner, text, words, reading),
        Shape::Table(table) => value_by(table.instead.as_ref()?, text, words, reading),
    }
}

/// Free text may have to be quoted; a word of the format stands as it is.
fn plain_value(plain: &Plain, text: &str) -> Value {
    match plain.text {
        Text::Any if !plain.words.iter().any(|word| word.word == text) => Value::text(text),
        Text::Any | Text::Like(_) | Text::Never => Value::word(text),
    }
}
