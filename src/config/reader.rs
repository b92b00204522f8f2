//! Reads tables of TOML: known keys, typed values, every mistake collected at its place.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::ConfigProblem;
use crate::document::scalar::Scalar;
use crate::document::{Source, suggestion};

/// A value with its place.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// One file being read.
pub(super) struct Reader {
    source: Source,
    problems: Vec<ConfigProblem>,
    lines: BTreeMap<String, usize>,
}

/// A table whose keys are known.
pub(super) struct Section<'t> {
    entries: Vec<(&'static str, &'t Value<'t>)>,
    /// Where the table stands.
    pub(super) span: Range<usize>,
    what: &'static str,
}

impl Reader {
    pub(super) fn new(source: Source) -> Self {
        Self { source, problems: Vec::new(), lines: BTreeMap::new() }
    }

    /// The mistakes in the order of the text, and the lines of what was set.
    pub(super) fn finish(mut self) -> (Vec<ConfigProblem>, BTreeMap<String, usize>) {
        self.problems.sort();
        self.problems.dedup();
        (self.problems, self.lines)
    }

    /// Notes a mistake.
    pub(super) fn problem(
        &mut self,
        span: &Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = |byte: usize| self.source.position(u32::try_from(byte).unwrap_or(u32::MAX));
        let (position, end) = (place(span.start), place(span.end));
        self.problems.push(ConfigProblem { position, end, message: message.into(), help: help.into() });
    }

    /// Notes on which line an entry was set.
    pub(super) fn set(&mut self, entry: String, span: &Range<usize>) {
        let start = u32::try_from(span.start).unwrap_or(u32::MAX);
        self.lines.entry(entry).or_insert(self.source.position(start).line);
    }

    /// The entries of a table; a mistake for anything else.
    pub(super) fn table<'t>(&mut self, value: &'t Value<'t>, what: &str) -> Option<&'t DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            let found = kind(value);
            self.problem(
                &value.span(),
                format!("this is {found}, where {what} belongs"),
                format!("write {what}"),
            );
        }
        table
    }

    /// The entries of a table whose keys are known; other keys are mistakes.
    pub(super) fn section<'t>(
        &mut self,
        value: &'t Value<'t>,
        keys: &[&'static str],
        what: &'static str,
    ) -> Option<Section<'t>> {
        let table = self.table(value, what)?;
        Some(self.known(table, value.span(), keys, what))
    }

    /// The same for a table that has been unwrapped already.
    pub(super) fn known<'t>(
        &mut self,
        table: &'t DeTable<'t>,
        span: Range<usize>,
        keys: &[&'static str],
        what: &'static str,
    ) -> Section<'t> {
        let mut entries = Vec::new();
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            match keys.iter().find(|known| **known == name) {
                Some(known) => entries.push((*known, value)),
                None => self.unknown(&key.span(), name, keys, &format!("{what} has no key")),
            }
        }
        Section { entries, span, what }
    }

    /// Notes a name that is not one of the known ones. `what` goes before the name: "no rule is called".
    pub(super) fn unknown(&mut self, span: &Range<usize>, name: &str, known: &[&str], what: &str) {
        let help = match suggestion::nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", suggestion::listed(known, 12)),
        };
        self.problem(span, format!("{what} `{}`", shortened(name)), help);
    }

    /// The tables of an array `[[what]]`.
    pub(super) fn tables<'t>(&mut self, value: &'t Value<'t>, name: &str) -> Vec<&'t Value<'t>> {
        let Some(array) = value.get_ref().as_array() else {
            let found = kind(value);
            let message = format!("this is {found}, where a list of tables belongs");
            self.problem(&value.span(), message, format!("write `[[{name}]]`"));
            return Vec::new();
        };
        array.iter().collect()
    }

    /// A text; blank ones are a mistake.
    pub(super) fn text<'t>(&mut self, value: &'t Value<'t>) -> Option<&'t str> {
        match value.get_ref().as_str().map(str::trim) {
            Some("") => {
                self.problem(&value.span(), "the value is empty", "write a text, or leave the key out");
            }
            Some(text) => return Some(text),
            None => {
                let found = kind(value);
                self.problem(
                    &value.span(),
                    format!("this is {found}, where a text belongs"),
                    "write it between quotes",
                );
            }
        }
        None
    }

    /// A text that is one of the format's plain values.
    pub(super) fn scalar<T: Scalar>(&mut self, value: &Value<'_>) -> Option<T> {
        let text = self.text(value)?;
        match T::parse(text) {
            Ok(read) => Some(read),
            Err(malformed) => {
                self.problem(&value.span(), malformed.message, malformed.help);
                None
            }
        }
    }

    /// A whole number between two bounds, both included.
    pub(super) fn number(&mut self, value: &Value<'_>, bounds: (u32, u32), unit: &str) -> Option<u32> {
        let (least, most) = bounds;
        let wanted = format!("write a whole number from {least} to {most}, in {unit}");
        let Some(integer) = value.get_ref().as_integer() else {
            let found = kind(value);
            self.problem(&value.span(), format!("this is {found}, where a whole number belongs"), wanted);
            return None;
        };
        match u32::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                self.problem(
                    &value.span(),
                    format!("`{}` is out of range", shortened(integer.as_str())),
                    wanted,
                );
                None
            }
        }
    }

    /// A list of texts; one text alone is a list of one.
    pub(super) fn texts<'t>(&mut self, value: &'t Value<'t>) -> Vec<(&'t str, Range<usize>)> {
        match value.get_ref().as_array() {
            None => self.text(value).map(|text| (text, value.span())).into_iter().collect(),
            Some(array) => array.iter().filter_map(|item| Some((self.text(item)?, item.span()))).collect(),
        }
    }
}

impl<'t> Section<'t> {
    /// The value of a key, if it is written.
    pub(super) fn get(&self, key: &str) -> Option<&'t Value<'t>> {
        self.entries.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }

    /// The value of a key that must be written.
    pub(super) fn required(&self, reader: &mut Reader, key: &str) -> Option<&'t Value<'t>> {
        let value = self.get(key);
        if value.is_none() {
            reader.problem(&self.span, format!("{} lacks `{key}`", self.what), format!("add `{key} = …`"));
        }
        value
    }

    /// A text that may be written.
    pub(super) fn text(&self, reader: &mut Reader, key: &str) -> Option<&'t str> {
        reader.text(self.get(key)?)
    }
}

/// What a value is, with its article.
pub(super) fn kind(value: &Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A text short enough to stand in a message.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= MOST && line.len() == text.len() {
        return line.to_owned();
    }
    let head: String = line.chars().take(MOST).collect();
    format!("{head}…")
}

impl Reader {
    /// The place of a byte inside a text value: its place in the file where the text stands there as it is, else the value.
    pub(super) fn inside(&self, value: &Value<'_>, text: &str, at: usize) -> Range<usize> {
        let span = value.span();
        let written = self.source.text.get(span.clone()).unwrap_or_default();
        match written.find(text) {
            Some(start) => span.start + start + at.min(text.len())..span.end,
            None => span,
        }
    }
}
