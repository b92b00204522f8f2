//! From what a person types to a value of the format, and what to tell that person beforehand.

use std::collections::BTreeSet;

use crate::agenda::OPEN;
use crate::document::charter::Charter;
use crate::document::shape::{Plain, Shape, Text};
use crate::document::{Field, is_placeholder_among};
use crate::yaml::edit::Value;
use crate::yaml::{Step, YamlPath};

/// The value that a text stands for at a place of this shape; `None` where a map belongs, which no line can hold. `words` are the
/// team's own for what is still open.
pub(super) fn value_of(shape: &Shape, text: &str, words: &BTreeSet<String>) -> Option<Value> {
    value_by(shape, text, words, |text| entries_of(text).collect())
}

/// The same where the entries of a list are told apart otherwise than in a line.
pub(in crate::cli) fn value_by(
    shape: &Shape,
    text: &str,
    words: &BTreeSet<String>,
    entries: fn(&str) -> Vec<&str>,
) -> Option<Value> {
    let text = text.trim();
    if is_placeholder_among(text, words) {
        return Some(Value::word(OPEN));
    }
    match shape {
        Shape::Plain(plain) => Some(plain_value(plain, text)),
        Shape::List(entry) => {
            let items = entries(text).into_iter().map(|item| value_by(entry, item, words, entries));
            Some(Value::List(items.collect::<Option<_>>()?))
        }
        Shape::Each(inner) => value_by(inner, text, words, entries),
        Shape::Table(table) => value_by(table.instead.as_ref()?, text, words, entries),
    }
}

/// Free text may have to be quoted; a word of the format stands as it is.
fn plain_value(plain: &Plain, text: &str) -> Value {
    match plain.text {
        Text::Any if !plain.words.iter().any(|word| word.word == text) => Value::text(text),
        Text::Any | Text::Like(_) | Text::Never => Value::word(text),
    }
}

/// The entries of a list in a line, between commas; where there is a semicolon, between semicolons, so that an entry may
/// have commas.
fn entries_of(text: &str) -> impl Iterator<Item = &str> {
    let mark = if text.contains(';') { ';' } else { ',' };
    text.split(mark).map(str::trim).filter(|item| !item.is_empty())
}

/// The people whom the charter knows of the party that the path speaks of, where a person is asked for.
pub(super) fn people<'c>(charter: &'c Charter, path: &YamlPath, shape: &Shape) -> Vec<&'c str> {
    let is_person = |plain: &Plain| plain.name == "Person";
    let asks = match shape {
        Shape::Plain(plain) => is_person(plain),
        Shape::List(entry) => matches!(entry.as_ref(), Shape::Plain(plain) if is_person(plain)),
        Shape::Each(_) | Shape::Table(_) => false,
    };
    let named = path.steps().iter().find_map(|step| match step {
        Step::Key(key) => charter.parties.get()?.get(key)?.get(),
        Step::Index(_) => None,
    });
    let Some(party) = named.filter(|_| asks && path.section() != Some("parties")) else { return Vec::new() };
    let single = [&party.sponsor, &party.manager, &party.liaison].map(Field::get);
    let champions = party.champions.get().into_iter().flat_map(|list| list.values());
    let mut names: Vec<&str> = Vec::new();
    for person in single.into_iter().flatten().chain(champions) {
        let name = person.name();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}
