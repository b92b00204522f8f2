//! What a person can answer in a line, and what takes an entry of several parts.

use crate::document::shape::{Key, Shape, Table, Word};
use crate::new::entry_keys;
use crate::yaml::YamlPath;

/// What to write at a place of this shape: "a date like `2026-07-01`"; `None` where no line can hold it.
#[must_use]
pub fn expected(shape: &Shape) -> Option<String> {
    match shape {
        Shape::Plain(plain) => Some(plain.what.to_string()),
        // What may only be `none` in a line has entries of several parts.
        Shape::List(entry) if matches!(entry.as_ref(), Shape::Table(table) if table.short.is_none()) => None,
        Shape::List(entry) => expected(entry).map(|entry| format!("{entry}, for each entry of the list")),
        Shape::Each(inner) => expected(inner),
        Shape::Table(table) => expected(table.instead.as_ref()?),
    }
}

/// Whether a line of text can answer at a place of this shape.
#[must_use]
pub fn is_line(shape: &Shape) -> bool {
    expected(shape).is_some()
}

/// The entries of a list that are maps without a short form.
#[must_use]
pub fn record_of(shape: &Shape) -> Option<&Table> {
    match shape {
        Shape::List(entry) => match entry.as_ref() {
            Shape::Table(table) if table.rest.is_none() => Some(table),
            _ => None,
        },
        Shape::Plain(_) | Shape::Table(_) | Shape::Each(_) => None,
    }
}

/// The words that may be written at a place of this shape.
#[must_use]
pub fn words(shape: &Shape) -> &[Word] {
    match shape {
        Shape::Plain(plain) => &plain.words,
        Shape::List(inner) | Shape::Each(inner) => words(inner),
        Shape::Table(table) => table.instead.as_ref().map_or(&[], |instead| words(instead)),
    }
}

/// The parts of an entry of a list that are asked for, in the order of the format: those that say what it is or that something asks
/// for, else all.
#[must_use]
pub fn parts_of_entry<'t>(list: &YamlPath, table: &'t Table) -> Vec<&'t Key> {
    let asked = entry_keys(list, table);
    if asked.is_empty() { table.keys.iter().collect() } else { asked }
}

/// Whether more than one part of an entry is asked for, so that a line cannot answer.
#[must_use]
pub fn has_parts(list: &YamlPath, table: &Table) -> bool {
    entry_keys(list, table).len() > 1
}
