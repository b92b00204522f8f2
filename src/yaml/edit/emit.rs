//! Values as lines of YAML.

use super::Value;
use super::spelling::{self, Context, is_block_text};

/// Writes values in block layout.
#[derive(Debug, Clone, Copy)]
pub(super) struct Emitter {
    /// By how many columns a map stands further in than its key.
    pub(super) step: usize,
    /// By how many columns the dashes of a list stand further in than its key.
    pub(super) dash_step: usize,
}

impl Emitter {
    /// The lines of an entry whose key stands in this column; the first is indented too.
    pub(super) fn entry(self, key: &str, value: &Value, column: usize) -> Vec<String> {
        let key = format!("{}{}:", " ".repeat(column), spelling::free(key, Context::Block));
        let head = |inline: &str| if inline.is_empty() { key.clone() } else { format!("{key} {inline}") };
        let mut lines = vec![head(&inline(value))];
        lines.extend(self.below(value, column, column + self.step));
        lines
    }

    /// The lines of an item whose dash stands in this column; the first is indented too.
    pub(super) fn item(self, value: &Value, column: usize) -> Vec<String> {
        let dash = " ".repeat(column) + "-";
        let inside = column + 2;
        if value.is_inline() || matches!(value, Value::Text(_)) {
            let inline = inline(value);
            let mut lines = vec![if inline.is_empty() { dash } else { format!("{dash} {inline}") }];
            lines.extend(self.below(value, column, inside));
            return lines;
        }
        let mut lines = match value {
            Value::Map(entries) => self.entries(entries, inside),
            Value::List(items) => self.items(items, inside),
            Value::Nothing | Value::Word(_) | Value::Text(_) => Vec::new(),
        };
        if let Some(first) = lines.first_mut() {
            *first = format!("{dash} {}", first.get(inside..).unwrap_or_default());
        }
        lines
    }

    /// The lines of a map in this column.
    pub(super) fn entries(self, entries: &[(String, Value)], column: usize) -> Vec<String> {
        entries.iter().flat_map(|(key, value)| self.entry(key, value, column)).collect()
    }

    /// The lines of a list with its dashes in this column.
    pub(super) fn items(self, items: &[Value], column: usize) -> Vec<String> {
        items.iter().flat_map(|item| self.item(item, column)).collect()
    }

    /// What stands on the lines below the key or dash, for a key in `column` and text in the column `inside`.
    pub(super) fn below(self, value: &Value, column: usize, inside: usize) -> Vec<String> {
        match value {
            Value::Text(text) if is_block_text(text) => {
                let body = text.strip_suffix('\n').unwrap_or(text);
                let indented = |line: &str| match line {
                    "" => String::new(),
                    line => " ".repeat(inside) + line,
                };
                body.split('\n').map(indented).collect()
            }
            Value::Map(entries) => self.entries(entries, inside),
            Value::List(items) => self.items(items, column + self.dash_step),
            Value::Nothing | Value::Word(_) | Value::Text(_) => Vec::new(),
        }
    }
}

/// What stands on the line of the key or the dash.
pub(super) fn inline(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Word(word) => spelling::word(word, Context::Block),
        Value::Text(text) if is_block_text(text) => if text.ends_with('\n') { "|" } else { "|-" }.to_owned(),
        Value::Text(text) => spelling::free(text, Context::Block),
        Value::List(items) if items.is_empty() => "[]".to_owned(),
        Value::Map(entries) if entries.is_empty() => "{}".to_owned(),
        Value::List(_) | Value::Map(_) => String::new(),
    }
}

/// A value within brackets, on one line.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::Nothing => "~".to_owned(),
        Value::Word(word) => spelling::word(word, Context::Flow),
        Value::Text(text) => spelling::free(text, Context::Flow),
        Value::List(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries: Vec<String> = entries.iter().map(|(key, value)| flow_entry(key, value)).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// An entry of a map in braces.
pub(super) fn flow_entry(key: &str, value: &Value) -> String {
    format!("{}: {}", spelling::free(key, Context::Flow), flow(value))
}
