//! The parts of one entry of a list: which are asked, and the entry that their answers make.

use super::choices;
use super::written::{self, Onto};
use crate::agenda;
use crate::document::Document;
use crate::document::charter::Charter;
use crate::document::identity::is_naming;
use crate::document::scalar::Id;
use crate::document::shape::{Declared, Key, Shape, Table};
use crate::new::entry_keys;
use crate::yaml::edit::Value;
use crate::yaml::{Step, YamlPath};

/// The key of an entry's id.
const ID: &str = "id";

/// The id of the metric with which a new charter begins.
const FIRST: &str = "first-metric";

/// How long an id is at most that is made of a name.
const LONGEST_ID: usize = 20;

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

/// The keys of a map of terms in whose place one word may stand, as `none` does: the other answer is the terms, one by one.
pub(super) fn terms_at(shape: &'static Shape) -> Option<&'static Table> {
    match shape {
        Shape::Each(inner) => terms_at(inner),
        Shape::Table(table) => {
            let is_word = |it: &Shape| matches!(it, Shape::Plain(plain) if choices::is_word(plain));
            let has_word = table.rest.is_none() && table.instead.as_deref().is_some_and(is_word);
            let can_be_asked = || table.keys.iter().any(|key| agenda::is_line(&key.shape));
            Some(table).filter(|_| has_word && can_be_asked())
        }
        Shape::Plain(_) | Shape::List(_) => None,
    }
}

/// The parts by which an entry begins: what it is called, which gives it its id too; where nothing names it, the parts that are asked
/// for, else all that a line can answer. What else is open in it is asked once it is there.
pub(super) fn parts_to_begin(charter: &Charter, path: &YamlPath, table: &'static Table) -> Vec<Part> {
    let keys = match entry_keys(path, table) {
        keys if keys.is_empty() => table.keys.iter().collect(),
        keys => keys,
    };
    let name = keys.iter().find(|key| is_naming(key.name) && key.name != ID);
    match name.or(keys.iter().find(|key| key.name == ID)) {
        Some(name) => parts_of(charter, name),
        None => keys.into_iter().flat_map(|key| parts_of(charter, key)).collect(),
    }
}

/// Gives an entry that has a name the id that it goes by: a short form of the name, and one that no other entry has.
pub(super) fn give_id(
    charter: &Document<Charter>,
    list: &YamlPath,
    table: &Table,
    answers: &mut Vec<(Vec<String>, Value)>,
) {
    let has_id = answers.iter().any(|(keys, _)| keys.first().is_some_and(|key| key == ID));
    let name = answers.iter().find_map(|(_, value)| match value {
        Value::Text(text) | Value::Word(text) => Some(text.clone()),
        _ => None,
    });
    let Some(name) = name.filter(|_| table.key(ID).is_some() && !has_id) else { return };
    let Some(id) = short_id(&name) else { return };
    let taken = ids(charter, list);
    let free = (1..).map(|nth| if nth == 1 { id.clone() } else { format!("{id}-{nth}") });
    let free = free.take(taken.len() + 1).find(|id| !taken.contains(&id.as_str()));
    if let Some(id) = free {
        answers.insert(0, (vec![ID.to_owned()], Value::word(id)));
    }
}

/// The charter with an id of its own for an entry of a new charter that has got its name, where nothing refers to it yet.
pub(super) fn renamed(charter: &Document<Charter>, name: &YamlPath) -> Option<Document<Charter>> {
    let (last, entry) = name.steps().split_last()?;
    let entry = entry.iter().cloned().fold(YamlPath::root(), YamlPath::step);
    let tree = &charter.source.tree;
    let said = |path: &YamlPath| {
        let reached = tree.resolve(path);
        reached.value.filter(|_| reached.steps == path.steps().len()).and_then(|node| tree.scalar(node))
    };
    let id = entry.clone().key(ID);
    let is_new = *last == Step::Key("name".to_owned())
        && said(&id) == Some(FIRST)
        && charter.source.text.matches(FIRST).count() == 1;
    let short = short_id(said(name).filter(|_| is_new)?)?;
    written::tried(charter, &id, Value::word(short), Onto::Replace).ok()
}

/// The first words of a name as an id.
fn short_id(name: &str) -> Option<String> {
    let id = Id::of_name(name)?.to_string();
    let end =
        id.char_indices().filter(|(at, c)| *c == '-' && *at <= LONGEST_ID).map(|(at, _)| at).next_back();
    let short = if id.len() <= LONGEST_ID { id.as_str() } else { id.get(..end.unwrap_or(id.len()))? };
    Some(short.to_owned())
}

/// The ids of the entries of a list.
fn ids<'c>(charter: &'c Document<Charter>, list: &YamlPath) -> Vec<&'c str> {
    let tree = &charter.source.tree;
    let reached = tree.resolve(list);
    let entries = reached.value.filter(|_| reached.steps == list.steps().len());
    let entries = entries.into_iter().flat_map(|list| tree.items(list));
    entries.filter_map(|entry| tree.scalar(tree.get(entry, ID)?.1)).collect()
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
