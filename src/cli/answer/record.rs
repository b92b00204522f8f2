//! The parts of one entry of a list: which are asked, and the entry that their answers make.

use crate::agenda;
use crate::document::charter::Charter;
use crate::document::shape::{Declared, Key, Shape, Table};
use crate::new::entry_keys;
use crate::yaml::YamlPath;
use crate::yaml::edit::Value;

/// A part of an entry.
pub(super) struct Part {
    /// Its place inside the entry.
    pub(super) keys: Vec<String>,
    /// What it holds.
    pub(super) key: &'static Key,
    /// What may be answered.
    pub(super) shape: &'static Shape,
}

/// The entries of the list at a path, where they are asked part by part: those that no line can hold, and those of which more than
/// one part is asked for.
pub(super) fn table_at(path: &YamlPath, shape: &'static Shape) -> Option<&'static Table> {
    let Shape::List(entry) = shape else { return None };
    let Shape::Table(table) = entry.as_ref() else { return None };
    Some(table).filter(|table| !agenda::is_line(shape) || entry_keys(path, table).len() > 1)
}

/// The parts that are asked of an entry: those that are asked for, else all that a line can answer.
pub(super) fn parts(charter: &Charter, path: &YamlPath, table: &'static Table) -> Vec<Part> {
    match entry_keys(path, table) {
        keys if keys.is_empty() => table.keys.iter().flat_map(|key| parts_of(charter, key)).collect(),
        keys => keys.into_iter().flat_map(|key| parts_of(charter, key)).collect(),
    }
}

fn parts_of(charter: &Charter, key: &'static Key) -> Vec<Part> {
    let part = |keys: Vec<String>, shape: &'static Shape| Part { keys, key, shape };
    let own = key.name.to_owned();
    match &key.shape {
        shape if agenda::is_line(shape) => vec![part(vec![own], shape)],
        Shape::Table(table) => match &table.rest {
            Some(rest) if rest.keys == Declared::Party && agenda::is_line(&rest.value) => charter
                .party_ids()
                .into_iter()
                .map(|party| part(vec![own.clone(), party.to_owned()], &rest.value))
                .collect(),
            _ => Vec::new(),
        },
        Shape::Plain(_) | Shape::List(_) | Shape::Each(_) => Vec::new(),
    }
}

/// The entry that these answers make, in their order.
pub(super) fn entry(answers: &[(Vec<String>, Value)]) -> Value {
    let mut entries: Vec<(String, Value)> = Vec::new();
    for (keys, value) in answers {
        match keys.as_slice() {
            [key, below] => {
                let inner = (below.clone(), value.clone());
                match entries.iter_mut().find(|(other, _)| other == key) {
                    Some((_, Value::Map(map))) => map.push(inner),
                    _ => entries.push((key.clone(), Value::Map(vec![inner]))),
                }
            }
            [key] => entries.push((key.clone(), value.clone())),
            _ => {}
        }
    }
    Value::Map(entries)
}
