//! What a text says, without how it is written: what must come out after a change, and what does.

use std::collections::BTreeMap;

use super::super::{Kind, NodeId, Style, Tree, as_read};
use super::{NodeEdit, Value};

/// What a node says. Quotes, layout and comments are left out, aliases are followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outline {
    Nothing,
    Scalar(String),
    List(Vec<Outline>),
    Map(Vec<(Outline, Outline)>),
}

impl Outline {
    fn text(text: &str) -> Self {
        Self::Scalar(as_read(text).into_owned())
    }

    /// What a value says once it is written.
    pub(super) fn of_value(value: &Value) -> Self {
        match value {
            Value::Nothing => Self::Nothing,
            // A word that YAML reads as nothing is nothing.
            Value::Word(word) if matches!(word.as_str(), "~" | "null" | "Null" | "NULL") => Self::Nothing,
            Value::Word(text) | Value::Text(text) => Self::text(text),
            Value::List(items) => Self::List(items.iter().map(Self::of_value).collect()),
            Value::Map(entries) => {
                let entry = |(key, value): &(String, Value)| (Self::text(key), Self::of_value(value));
                Self::Map(entries.iter().map(entry).collect())
            }
        }
    }

    /// What a document says; nothing if nothing is in it.
    pub(super) fn of_tree(tree: &Tree) -> Self {
        Self::after(tree, &[])
    }

    /// What a document will say after these changes.
    pub(super) fn after(tree: &Tree, changes: &[&NodeEdit]) -> Self {
        let begun = changes.iter().find_map(|change| match change {
            NodeEdit::Begin { value } => Some(Self::of_value(value)),
            _ => None,
        });
        let root = || tree.root().map(|root| Self::of_node(tree, root, &Changes::of(changes)));
        begun.or_else(root).unwrap_or(Self::Nothing)
    }

    /// What a node says after these changes.
    pub(super) fn of_node(tree: &Tree, node: NodeId, changes: &Changes<'_>) -> Self {
        for change in changes.at(node) {
            match change {
                NodeEdit::Respell { node: at, text } if *at == node => return Self::text(text),
                NodeEdit::Replace { node: at, value } if *at == node => return Self::of_value(value),
                _ => {}
            }
        }
        match tree.kind(node) {
            Kind::Scalar if tree.is_null(node) => Self::Nothing,
            Kind::Scalar => Self::Scalar(tree.scalar(node).unwrap_or_default().to_owned()),
            Kind::Sequence => {
                let is_removed =
                    |item: &NodeId| changes.at(*item).any(|it| matches!(it, NodeEdit::Remove { .. }));
                let items = tree.items(node).filter(|item| !is_removed(item));
                let items = items.map(|item| Self::of_node(tree, item, changes));
                let added = changes.at(node).filter_map(|change| match change {
                    NodeEdit::Append { value, .. } => Some(Self::of_value(value)),
                    _ => None,
                });
                let items: Vec<Self> = items.chain(added).collect();
                // Without brackets a list of which the last item is taken out is nothing.
                let is_emptied = items.is_empty() && !tree.is_empty(node);
                match is_emptied && tree.style(node) != Style::Flow {
                    true => Self::Nothing,
                    false => Self::List(items),
                }
            }
            Kind::Mapping => {
                let entries = Self::entries(tree, node, changes);
                // Without brackets a map of which the last entry is taken out is nothing.
                let is_emptied = entries.is_empty() && !tree.is_empty(node);
                match is_emptied && tree.style(node) != Style::Flow {
                    true => Self::Nothing,
                    false => Self::Map(entries),
                }
            }
        }
    }

    fn entries(tree: &Tree, map: NodeId, changes: &Changes<'_>) -> Vec<(Self, Self)> {
        let one = |(key, value)| (Self::of_node(tree, key, changes), Self::of_node(tree, value, changes));
        let mut entries: Vec<(Self, Self)> = tree.entries(map).map(one).collect();
        for change in changes.of_entries(tree, map) {
            match change {
                NodeEdit::Insert { map: at, behind, key, value } if *at == map => {
                    let place = behind.map_or(0, |index| index + 1).min(entries.len());
                    entries.insert(place, (Self::text(key), Self::of_value(value)));
                }
                NodeEdit::Join { value, key, text } => {
                    let from = tree.entries(map).position(|(_, it)| it == *value);
                    let to = tree.entries(map).position(|(it, _)| it == *key);
                    if let (Some(from), Some(to)) = (from, to)
                        && from < to
                    {
                        entries[from].1 = Self::text(text);
                        entries.drain(from + 1..=to);
                    }
                }
                NodeEdit::Remove { key } => {
                    if let Some(place) = tree.entries(map).position(|(name, _)| name == *key) {
                        entries.remove(place);
                    }
                }
                NodeEdit::ToTop { key } if tree.root() == Some(map) => {
                    if let Some(place) = tree.entries(map).position(|(name, _)| name == *key) {
                        let entry = entries.remove(place);
                        entries.insert(0, entry);
                    }
                }
                _ => {}
            }
        }
        entries
    }
}

/// Changes by the node that each is about, so that a text of many is gone through once.
#[derive(Default)]
pub(super) struct Changes<'c> {
    /// Each with its place among all.
    at: BTreeMap<NodeId, Vec<(usize, &'c NodeEdit)>>,
}

impl<'c> Changes<'c> {
    fn of(changes: &[&'c NodeEdit]) -> Self {
        let mut at: BTreeMap<NodeId, Vec<(usize, &'c NodeEdit)>> = BTreeMap::new();
        for (nth, change) in changes.iter().enumerate() {
            let node = match change {
                NodeEdit::Respell { node, .. } | NodeEdit::Replace { node, .. } => *node,
                NodeEdit::Insert { map, .. } => *map,
                NodeEdit::Append { list, .. } => *list,
                NodeEdit::Remove { key } | NodeEdit::ToTop { key } | NodeEdit::Join { key, .. } => *key,
                NodeEdit::Begin { .. } => continue,
            };
            at.entry(node).or_default().push((nth, change));
        }
        Self { at }
    }

    /// What is changed at a node.
    fn at(&self, node: NodeId) -> impl Iterator<Item = &'c NodeEdit> + '_ {
        self.at.get(&node).into_iter().flatten().map(|(_, change)| *change)
    }

    /// What is changed of the entries of a map, in the order of the changes.
    fn of_entries(&self, tree: &Tree, map: NodeId) -> Vec<&'c NodeEdit> {
        if self.at.is_empty() {
            return Vec::new();
        }
        let nodes = std::iter::once(map).chain(tree.entries(map).map(|(key, _)| key));
        let mut found: Vec<(usize, &'c NodeEdit)> =
            nodes.filter_map(|node| self.at.get(&node)).flatten().copied().collect();
        found.sort_by_key(|(nth, _)| *nth);
        found.into_iter().map(|(_, change)| change).collect()
    }
}
