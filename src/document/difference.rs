//! What two readings of a document say differently, place by place, whatever their layout.
//!
//! What makes no difference is what makes none to a fingerprint (`agreed`): layout, comments, the order of keys, anchors,
//! keys that begin with `x-`, and how a plain value or a character is spelt. A short form and its long form are two things here,
//! too.

use std::collections::{BTreeMap, BTreeSet};

use super::{Document, Meaning};
use crate::yaml::{Kind, NodeId, YamlPath};

/// One place at which two readings differ: the smallest one that can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The place by names. An entry of a list stands under its `id`, where all entries of the list have one:
    /// `gates.traction.due`; else under its index.
    pub name: YamlPath,
    /// What stood there, and where; `None` if nothing did.
    pub before: Option<Said>,
    /// What stands there, and where; `None` if nothing does.
    pub after: Option<Said>,
    /// Where a whole map came or went, the places in it, by names; else nothing.
    pub parts: Vec<YamlPath>,
}

/// What one reading says at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The place in this reading, entries of lists by their index.
    pub path: YamlPath,
    /// The words, on one line, shortened where they are many.
    pub words: String,
}

/// What two readings say differently, in the order of the keys' names. `counts` is asked of each place, by its names with
/// entries of lists left out, whether what stands there counts.
#[must_use]
pub fn differences<T>(
    before: &Document<T>,
    after: &Document<T>,
    counts: &dyn Fn(&[&str]) -> bool,
) -> Vec<Difference> {
    let read = |document: &Document<T>| {
        let root = document.source.tree.root()?;
        Content::read(document, root, &mut Vec::new(), counts)
    };
    let mut found = Vec::new();
    let root = Place::default();
    compare(read(before).as_ref(), read(after).as_ref(), &root, &mut found);
    found
}

/// What a node says; what says nothing is none.
#[derive(Debug)]
enum Content {
    /// The words, with single spaces between them, and what they mean.
    Plain(String, Meaning),
    List(Vec<Item>),
    Map(BTreeMap<String, Content>),
}

/// An entry of a list with its index in the text.
#[derive(Debug)]
struct Item {
    index: usize,
    content: Content,
}

/// Where the comparison is: in names, and in each reading.
#[derive(Debug, Clone, Default)]
struct Place {
    name: YamlPath,
    before: YamlPath,
    after: YamlPath,
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            // What is written in the same words is not looked at any closer: that is nearly everything.
            (Self::Plain(one, meaning), Self::Plain(other, another)) => {
                one == other || meaning.spelt(one) == another.spelt(other)
            }
            (Self::Map(one), Self::Map(other)) => one == other,
            (Self::List(one), Self::List(other)) => {
                one.len() == other.len()
                    && one.iter().zip(other).all(|(one, other)| one.content == other.content)
            }
            // One plain value where a list belongs is a list of one.
            (Self::List(list), plain @ Self::Plain(..)) | (plain @ Self::Plain(..), Self::List(list)) => {
                matches!(list.as_slice(), [only] if only.content == *plain)
            }
            _ => false,
        }
    }
}

impl Content {
    fn read<'a, T>(
        document: &'a Document<T>,
        node: NodeId,
        way: &mut Vec<&'a str>,
        counts: &dyn Fn(&[&str]) -> bool,
    ) -> Option<Self> {
        let tree = &document.source.tree;
        if tree.is_null(node) || !counts(way) {
            return None;
        }
        match tree.kind(node) {
            Kind::Scalar => {
                let text = tree.scalar(node).unwrap_or_default();
                let written = text.split_whitespace().collect::<Vec<_>>().join(" ");
                (!written.is_empty()).then(|| Self::Plain(written, document.meaning(node)))
            }
            Kind::Sequence => {
                let items = tree.items(node).enumerate().filter_map(|(index, item)| {
                    Some(Item { index, content: Self::read(document, item, way, counts)? })
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
                    if let Some(meaning) = Self::read(document, value, way, counts) {
                        entries.insert(name.to_owned(), meaning);
                    }
                    way.pop();
                }
                (!entries.is_empty()).then_some(Self::Map(entries))
            }
        }
    }

    /// The `id` of an entry.
    fn id(&self) -> Option<&str> {
        match self {
            Self::Map(entries) => match entries.get("id")? {
                Self::Plain(written, _) => Some(written),
                _ => None,
            },
            _ => None,
        }
    }

    /// In words, on one line.
    fn words(&self) -> String {
        match self {
            Self::Plain(written, _) => written.clone(),
            Self::List(items) => items.iter().map(|item| item.content.inner()).collect::<Vec<_>>().join(", "),
            Self::Map(entries) => {
                let entry = |(name, meaning): (&String, &Self)| format!("{name}: {}", meaning.inner());
                entries.iter().map(entry).collect::<Vec<_>>().join(", ")
            }
        }
    }

    fn inner(&self) -> String {
        match self {
            Self::Plain(..) => self.words(),
            Self::List(_) => format!("[{}]", self.words()),
            Self::Map(_) => format!("{{{}}}", self.words()),
        }
    }

    /// The places in a map that are no maps themselves.
    fn parts(&self, name: &YamlPath) -> Vec<YamlPath> {
        match self {
            Self::Map(entries) => {
                entries.iter().flat_map(|(key, value)| value.parts(&name.clone().key(key))).collect()
            }
            _ => vec![name.clone()],
        }
    }

    fn said(&self, path: &YamlPath) -> Said {
        const MOST: usize = 120;
        let words = self.words();
        let words = match words.char_indices().nth(MOST) {
            Some((end, _)) => format!("{}…", words[..end].trim_end()),
            None => words,
        };
        Said { path: path.clone(), words }
    }
}

impl Place {
    fn key(&self, key: &str) -> Self {
        Self {
            name: self.name.clone().key(key),
            before: self.before.clone().key(key),
            after: self.after.clone().key(key),
        }
    }

    /// An entry of a list, by its index in each reading. Of one that is not there, the list is the place.
    fn entry(&self, id: Option<&str>, before: Option<usize>, after: Option<usize>) -> Self {
        let at = |path: &YamlPath, index: Option<usize>| match index {
            Some(index) => path.clone().index(index),
            None => path.clone(),
        };
        let name = match id {
            Some(id) => self.name.clone().key(id),
            None => at(&self.name, after.or(before)),
        };
        Self { name, before: at(&self.before, before), after: at(&self.after, after) }
    }
}

fn compare(before: Option<&Content>, after: Option<&Content>, place: &Place, found: &mut Vec<Difference>) {
    match (before, after) {
        (None, None) => {}
        (Some(before), Some(after)) if before == after => {}
        (Some(Content::Map(before)), Some(Content::Map(after))) => {
            let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for key in keys {
                compare(before.get(key), after.get(key), &place.key(key), found);
            }
        }
        (Some(Content::List(before)), Some(Content::List(after))) => lists(before, after, place, found),
        (before, after) => found.push(Difference {
            name: place.name.clone(),
            before: before.map(|it| it.said(&place.before)),
            after: after.map(|it| it.said(&place.after)),
            parts: match (before, after) {
                (None, Some(map @ Content::Map(_))) | (Some(map @ Content::Map(_)), None) => {
                    map.parts(&place.name)
                }
                _ => Vec::new(),
            },
        }),
    }
}

fn lists(before: &[Item], after: &[Item], place: &Place, found: &mut Vec<Difference>) {
    if let (Some(before), Some(after)) = (by_id(before), by_id(after)) {
        let ids: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
        for id in ids {
            pair(before.get(id).copied(), after.get(id).copied(), Some(id), place, found);
        }
        return;
    }
    // What is the same at both ends was not touched; what lies between is paired in its order.
    let same = |(one, other): &(&Item, &Item)| one.content == other.content;
    let head = before.iter().zip(after).take_while(same).count();
    let (before, after) = (&before[head..], &after[head..]);
    let tail = before.iter().rev().zip(after.iter().rev()).take_while(same).count();
    let (before, after) = (&before[..before.len() - tail], &after[..after.len() - tail]);
    for nth in 0..before.len().max(after.len()) {
        pair(before.get(nth), after.get(nth), None, place, found);
    }
}

fn pair(
    before: Option<&Item>,
    after: Option<&Item>,
    id: Option<&str>,
    place: &Place,
    found: &mut Vec<Difference>,
) {
    let place = place.entry(id, before.map(|it| it.index), after.map(|it| it.index));
    compare(before.map(|it| &it.content), after.map(|it| &it.content), &place, found);
}

/// The entries by their ids, where each has one of its own.
fn by_id(items: &[Item]) -> Option<BTreeMap<&str, &Item>> {
    let by_id: BTreeMap<&str, &Item> =
        items.iter().map(|item| Some((item.content.id()?, item))).collect::<Option<_>>()?;
    (by_id.len() == items.len()).then_some(by_id)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::document::charter::Charter;
    use crate::document::{Ids, Source};
    use crate::yaml::{Limits, read};

    fn charter(text: &str) -> Document<Charter> {
        let tree = read(text, &Limits::default()).tree.unwrap();
        let ids = Ids::of_charter(&tree, &[]);
        Document::decode(Arc::new(Source::new(String::new(), text.to_owned(), tree)), &ids, Vec::new(), &[])
    }

    /// Each difference as `name @before>after: words -> words`.
    fn told(before: &str, after: &str) -> Vec<String> {
        let side = |said: &Option<Said>| match said {
            Some(said) => format!("{} `{}`", said.path, said.words),
            None => "nothing".to_owned(),
        };
        differences(&charter(before), &charter(after), &|way| way.last() != Some(&"reviewed"))
            .iter()
            .map(|it| format!("{}: {} -> {}", it.name, side(&it.before), side(&it.after)))
            .collect()
    }

    #[test]
    fn layout_and_spelling_make_no_difference() {
        let before = "exit:\n  # both\n  notice: 1 year\n  fee: GBP 500,000\n  conditions: [breach]\n  buyout: ~\n  reviewed: 2026-01-01\n";
        let after = "exit: {x-a: 1, reviewed: 2026-02-01, conditions: breach, fee: 500000 GBP, notice: '12 months'}\n";
        assert_eq!(told(before, after), [""; 0]);
        // A section that holds only what does not count says nothing.
        assert_eq!(told("a: b\n", "a: b\nexit: {reviewed: 2026-02-01}\n"), [""; 0]);
    }

    #[test]
    fn the_smallest_place_is_named() {
        assert_eq!(
            told("exit: {notice: 90 days, fee: 1 EUR}\n", "exit: {notice: 30 days, ip: a}\n"),
            [
                "exit.fee: exit.fee `1 EUR` -> nothing",
                "exit.ip: nothing -> exit.ip `a`",
                "exit.notice: exit.notice `90 days` -> exit.notice `30 days`",
            ]
        );
        assert_eq!(
            told("a: b\n", "c: {d: [1, {e: f}]}\n"),
            ["a: a `b` -> nothing", "c: nothing -> c `d: [1, {e: f}]`"]
        );
    }

    #[test]
    fn entries_are_known_by_their_ids() {
        let before = "gates: [{id: one, due: 1 day}, {id: two, due: 2 days}]\n";
        let after = "gates: [{id: two, due: 3 days}, {id: new}]\n";
        assert_eq!(
            told(before, after),
            [
                "gates.new: nothing -> gates[1] `id: new`",
                "gates.one: gates[0] `due: 1 day, id: one` -> nothing",
                "gates.two.due: gates[1].due `2 days` -> gates[0].due `3 days`",
            ]
        );
        let moved = "gates: [{id: two, due: 2 days}, {id: one, due: 24 hours}]\n";
        assert_eq!(
            told(before, moved).len(),
            1,
            "the order of entries with ids says nothing; a day is not 24 hours"
        );
    }

    #[test]
    fn entries_without_ids_are_paired_between_what_is_the_same() {
        assert_eq!(
            told("s: [a, b, c, d]\n", "s: [a, x, d]\n"),
            ["s[1]: s[1] `b` -> s[1] `x`", "s[2]: s[2] `c` -> nothing"]
        );
        assert_eq!(told("s: [a, c]\n", "s: [a, b, c]\n"), ["s[1]: nothing -> s[1] `b`"]);
        assert_eq!(told("s: [a, b]\n", "s: a\n"), ["s: s `a, b` -> s `a`"]);
    }
}
