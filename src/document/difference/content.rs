//! What a document says at a place, in one form however it is written: the short form as the long one, one value as a list of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::charter::Charter;
use crate::document::identity::named_by;
use crate::document::shape::Shape;
use crate::document::{Document, Meaning, is_placeholder_among};
use crate::yaml::{Kind, NodeId, YamlPath};

use super::{Said, TwoPlaces};

/// The keys of a clause of the contract, whose short form is the first or the second of them.
const CLAUSE: [&str; 2] = ["present", "value"];
/// What says where a clause stands, and with that that it is there.
const EVIDENCE: &str = "evidence";

/// What a node says; what says nothing is none.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// A plain value.
    Plain(PlainValue),
    List(Vec<Item>),
    Map(BTreeMap<String, Content>),
    /// A map of which only this key is given, in the short form.
    Short(&'static str, Box<Content>),
}

/// A plain value.
#[derive(Debug, Clone)]
pub(super) struct PlainValue {
    /// The words, with single spaces between them.
    pub(super) written: String,
    /// What they mean.
    pub(super) meaning: Meaning,
    /// Whether they say that it is still to be decided.
    pub(super) is_open: bool,
}

/// An entry of a list with its index in the text.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) index: usize,
    pub(super) content: Content,
}

/// What is asked of each place, by its names with entries of lists left out, whether what stands there counts.
pub(super) type Counts<'c> = &'c dyn Fn(&[&str]) -> bool;

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            // What is written in the same words is not looked at any closer: that is nearly everything.
            (Self::Plain(one), Self::Plain(other)) => {
                one.written == other.written
                    || one.meaning.spelt(&one.written) == other.meaning.spelt(&other.written)
            }
            (Self::List(one), Self::List(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| one.content == other.content)
            }
            // One plain value where a list belongs is a list of one.
            (Self::List(list), other) | (other, Self::List(list)) => {
                matches!(list.as_slice(), [only] if only.content == *other)
            }
            (one, other) => {
                let (Some(one), Some(other)) = (one.entries(), other.entries()) else { return false };
                one == other
            }
        }
    }
}

impl Content {
    /// What stands at a node. `shape` is what the format has there, as far as it has a place for it.
    pub(super) fn read<'a>(
        document: &'a Document<Charter>,
        node: NodeId,
        shape: Option<&Shape>,
        way: &mut Vec<&'a str>,
        counts: Counts<'_>,
    ) -> Option<Self> {
        let tree = &document.source.tree;
        if tree.is_null(node) || !counts(way) {
            return None;
        }
        match tree.kind(node) {
            Kind::Scalar => {
                let text = tree.scalar(node).unwrap_or_default();
                let written = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let is_open = is_placeholder_among(&written, tree.placeholders());
                let value = PlainValue { written, meaning: document.meaning(node), is_open };
                (!value.written.is_empty()).then(|| match shape.and_then(entry_of_list) {
                    Some(entry) if !value.is_open => in_long_form(value, Some(entry)),
                    _ => in_long_form(value, shape),
                })
            }
            Kind::Sequence => {
                let entry = shape.and_then(Shape::entry);
                let items = tree.items(node).enumerate().filter_map(|(index, item)| {
                    Some(Item { index, content: Self::read(document, item, entry, way, counts)? })
                });
                let items: Vec<Item> = items.collect();
                (!items.is_empty()).then_some(Self::List(items))
            }
            Kind::Mapping => {
                let mut entries = BTreeMap::new();
                let mut seen = BTreeSet::new();
                for (key, value) in tree.entries(node) {
                    let Some(name) = tree.scalar(key).filter(|name| !name.starts_with("x-")) else {
                        continue;
                    };
                    // Of a key that stands twice only the first is read.
                    if !seen.insert(name) {
                        continue;
                    }
                    way.push(name);
                    let below = shape.and_then(|shape| shape.under(name)).map(|place| place.shape);
                    if let Some(content) = Self::read(document, value, below, way, counts) {
                        entries.insert(name.to_owned(), content);
                    }
                    way.pop();
                }
                if shape.is_some_and(is_clause) {
                    say_that_it_is_there(&mut entries);
                }
                (!entries.is_empty()).then_some(Self::Map(entries))
            }
        }
    }

    /// The entries of a map, in whichever form.
    pub(super) fn entries(&self) -> Option<BTreeMap<&str, &Self>> {
        match self {
            Self::Map(entries) => Some(entries.iter().map(|(key, value)| (key.as_str(), value)).collect()),
            Self::Short(key, value) => Some(BTreeMap::from([(*key, &**value)])),
            Self::Plain(_) | Self::List(_) => None,
        }
    }

    /// The words under a key of an entry.
    fn plain(&self, key: &str) -> Option<&str> {
        match self.entries()?.get(key)? {
            Self::Plain(value) => Some(&value.written),
            _ => None,
        }
    }

    /// The `id` of an entry.
    pub(super) fn id(&self) -> Option<&str> {
        self.plain("id")
    }

    /// The same without its `id`.
    pub(super) fn without_id(&self) -> Option<BTreeMap<&str, &Self>> {
        let mut entries = self.entries()?;
        entries.remove("id");
        Some(entries)
    }

    /// What names an entry that has no `id`.
    pub(super) fn name(&self) -> Option<String> {
        const BETWEEN: [&[&str]; 3] = [&["from", "to", "kind"], &["when"], &["kind"]];
        let between = || {
            BETWEEN.iter().find_map(|keys| {
                let names: Option<Vec<&str>> = keys.iter().map(|key| self.plain(key)).collect();
                names.map(|names| names.join(", "))
            })
        };
        named_by(|key| self.plain(key)).or_else(between)
    }

    /// Whether two entries say the same under one of their keys at least.
    pub(super) fn shares_with(&self, other: &Self) -> bool {
        match (self.entries(), other.entries()) {
            // Of entries that say one thing only, that is what has changed.
            (Some(one), Some(other)) if one.len() == 1 && one.keys().eq(other.keys()) => true,
            (Some(one), Some(other)) => one.iter().any(|(key, value)| other.get(key) == Some(value)),
            (None, None) => true,
            _ => false,
        }
    }

    /// In words, on one line.
    fn words(&self) -> String {
        match self {
            Self::Plain(value) => value.written.clone(),
            Self::Short(_, value) => value.words(),
            Self::List(items) => items.iter().map(|item| item.content.inner()).collect::<Vec<_>>().join(", "),
            Self::Map(entries) => {
                let entry = |(name, content): (&String, &Self)| format!("{name}: {}", content.inner());
                entries.iter().map(entry).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn inner(&self) -> String {
        match self {
            Self::Plain(_) | Self::Short(..) => self.words(),
            Self::List(_) => format!("[{}]", self.words()),
            Self::Map(_) => format!("{{{}}}", self.words()),
        }
    }

    /// The places in a map that are no maps themselves.
    pub(super) fn parts(&self, name: &YamlPath) -> Vec<YamlPath> {
        match self {
            Self::Map(entries) => {
                entries.iter().flat_map(|(key, value)| value.parts(&name.clone().key(key))).collect()
            }
            _ => vec![name.clone()],
        }
    }

    /// What is said at a place.
    pub(super) fn said(&self, path: &YamlPath) -> Said {
        const MOST: usize = 120;
        let words = match self.entries().and_then(|entries| entries.get(CLAUSE[1]).copied()) {
            // Whether a clause is there goes without saying where it says something.
            Some(value) if is_there(self).is_some() => value.words(),
            _ if is_there(self).is_some() => self.plain(CLAUSE[0]).unwrap_or_default().to_owned(),
            _ => self.words(),
        };
        let words = match words.char_indices().nth(MOST) {
            Some((end, _)) => format!("{}…", words[..end].trim_end()),
            None => words,
        };
        let value = match self {
            Self::Plain(value) => Some(value),
            Self::Short(_, inner) => match &**inner {
                Self::Plain(value) => Some(value),
                _ => None,
            },
            Self::List(_) | Self::Map(_) => None,
        };
        Said {
            path: path.clone(),
            words,
            meaning: is_there(self).map(Meaning::Flag).or_else(|| value.map(|value| value.meaning.clone())),
            is_open: value.is_some_and(|value| value.is_open),
        }
    }

    /// Whether it is a map with an entry for each of some parties.
    pub(super) fn is_by_party(&self, parties: &BTreeSet<String>) -> bool {
        match self {
            Self::Map(entries) => !entries.is_empty() && entries.keys().all(|key| parties.contains(key)),
            _ => false,
        }
    }
}

/// Whether a clause of the contract is there, where one is meant.
pub(super) fn is_there(content: &Content) -> Option<bool> {
    match content.entries()?.get(CLAUSE[0])? {
        Content::Plain(PlainValue { meaning: Meaning::Flag(is_there), .. }) => Some(*is_there),
        _ => None,
    }
}

/// What belongs into the list that belongs here.
fn entry_of_list(shape: &Shape) -> Option<&Shape> {
    match shape {
        Shape::List(entry) => Some(entry),
        Shape::Each(inner) => entry_of_list(inner),
        Shape::Plain(_) | Shape::Table(_) => None,
    }
}

/// A plain value in the form of what belongs there.
fn in_long_form(value: PlainValue, shape: Option<&Shape>) -> Content {
    let is_yes_or_no = matches!(value.meaning, Meaning::Flag(_));
    let is_none = matches!(&value.meaning, Meaning::Words(words) if &**words == "none");
    let is_word = is_yes_or_no || is_none || value.is_open;
    match shape.and_then(table) {
        Some(table) if is_clause_table(table) && is_yes_or_no => {
            Content::Short(CLAUSE[0], Box::new(Content::Plain(value)))
        }
        Some(table) if is_clause_table(table) && !value.is_open => {
            let there = Content::Plain(PlainValue {
                written: "yes".to_owned(),
                meaning: Meaning::Flag(true),
                is_open: false,
            });
            let entries = [(CLAUSE[0], there), (CLAUSE[1], Content::Plain(value))];
            Content::Map(entries.into_iter().map(|(key, content)| (key.to_owned(), content)).collect())
        }
        Some(table) if !is_word => match table.short {
            Some(short) => Content::Short(short, Box::new(Content::Plain(value))),
            None => Content::Plain(value),
        },
        _ => Content::Plain(value),
    }
}

fn table(shape: &Shape) -> Option<&crate::document::shape::Table> {
    match shape {
        Shape::Table(table) => Some(table),
        Shape::Each(inner) => table(inner),
        Shape::Plain(_) | Shape::List(_) => None,
    }
}

fn is_clause_table(table: &crate::document::shape::Table) -> bool {
    CLAUSE.iter().chain([&EVIDENCE]).all(|key| table.key(key).is_some())
}

/// Whether a clause of the contract belongs here.
fn is_clause(shape: &Shape) -> bool {
    table(shape).is_some_and(is_clause_table)
}

/// A clause that says something, or of which a passage is quoted, is there.
fn say_that_it_is_there(entries: &mut BTreeMap<String, Content>) {
    let says = |key: &str| entries.contains_key(key);
    if !says(CLAUSE[0]) && (says(CLAUSE[1]) || says(EVIDENCE)) {
        let value = PlainValue { written: "yes".to_owned(), meaning: Meaning::Flag(true), is_open: false };
        entries.insert(CLAUSE[0].to_owned(), Content::Plain(value));
    }
}

impl Item {
    /// What stands at the place of an entry.
    pub(super) fn at(item: Option<&Self>) -> Option<&Content> {
        item.map(|item| &item.content)
    }
}

impl TwoPlaces {
    /// The names on the way, entries of lists left out.
    pub(super) fn way(&self) -> Vec<&str> {
        self.term.iter().map(String::as_str).collect()
    }
}
