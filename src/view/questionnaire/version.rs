//! Which version of a charter a file was written for.

use sha2::{Digest as _, Sha256};

use super::cell::cell_at;
use crate::agenda;
use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::shape::Shape;
use crate::document::{Document, description, says_something};
use crate::yaml::{Kind, NodeId, Step, Tree, YamlPath};

/// How many characters of the fingerprint are written: enough that no two versions share them by chance, and short enough to
/// be read out.
const LENGTH: usize = 16;

/// A fingerprint of what a charter says, but for what a file asks and for what is another party's to answer: both parties are
/// asked at the same time, and when the answers of one are in, the file of the other is as good as before. `asked` are the
/// places that the file has a row for.
///
/// Layout, comments and the order of keys make no difference; the order of entries of a list does.
#[must_use]
pub fn version(charter: &Document<Charter>, party: &str, asked: &[YamlPath]) -> String {
    let tree = &charter.source.tree;
    let others: Vec<&str> = charter.value.party_ids().into_iter().filter(|id| *id != party).collect();
    let covered: Vec<Covered<'_>> = asked.iter().map(|path| Covered::of(path, asked)).collect();
    let mut said = Vec::new();
    for (path, node) in leaves(tree) {
        let is_theirs = path.keys().any(|key| others.contains(&key));
        if !is_theirs && !covered.iter().any(|it| it.holds(&path)) {
            said.push(format!("{path}={}", tree.scalar(node).unwrap_or_default()));
        }
    }
    said.sort_unstable();
    let mut digest = Sha256::new();
    for line in said {
        // Nothing in a text of YAML is such a sign.
        digest.update(line.as_bytes());
        digest.update([0]);
    }
    hex(digest.finalize()).chars().take(LENGTH).collect()
}

/// A short fingerprint of what a place says.
pub(super) fn fingerprint(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    hex(Sha256::digest(lines.join("\n").trim())).chars().take(8).collect()
}

fn hex(digest: impl IntoIterator<Item = u8>) -> String {
    digest.into_iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The plain values of a tree that say something, with their places, in the order of the text.
pub(super) fn leaves(tree: &Tree) -> Vec<(YamlPath, NodeId)> {
    let mut found = Vec::new();
    let mut left: Vec<(YamlPath, NodeId)> =
        tree.root().map(|root| (YamlPath::root(), root)).into_iter().collect();
    while let Some((path, node)) = left.pop() {
        match tree.kind(node) {
            Kind::Scalar if !tree.is_empty(node) && says_something(tree, node) => found.push((path, node)),
            Kind::Scalar => {}
            Kind::Sequence => {
                let items: Vec<NodeId> = tree.items(node).collect();
                left.extend(
                    items.into_iter().enumerate().rev().map(|(at, item)| (path.clone().index(at), item)),
                );
            }
            Kind::Mapping => {
                let below =
                    |(key, value): (NodeId, NodeId)| Some((path.clone().key(tree.scalar(key)?), value));
                let entries: Vec<(YamlPath, NodeId)> = tree.entries(node).filter_map(below).collect();
                left.extend(entries.into_iter().rev());
            }
        }
    }
    found
}

/// The same, but a list of plain values is one.
pub(super) fn answers(tree: &Tree) -> Vec<(YamlPath, String)> {
    let mut found: Vec<(YamlPath, String)> = Vec::new();
    for (path, node) in leaves(tree) {
        let above = path.clone().parent();
        let is_entry = matches!(path.steps().last(), Some(Step::Index(_)));
        if is_entry && found.last().is_some_and(|(last, _)| *last == above) {
            continue;
        }
        let list = tree.resolve(&above).value.filter(|_| is_entry);
        match list.and_then(|list| cell_at(tree, list)) {
            Some(cell) => found.push((above, cell)),
            None => found.extend(tree.scalar(node).map(|text| (path, text.to_owned()))),
        }
    }
    found
}

/// What a row of a file covers.
struct Covered<'p> {
    steps: &'p [Step],
    /// Of a new entry of a list: its number, from which all that is added to the list belongs to it.
    first: Option<usize>,
}

impl<'p> Covered<'p> {
    /// Who is asked for an entry may add more than one.
    fn of(path: &'p YamlPath, asked: &[YamlPath]) -> Self {
        let steps = path.steps();
        for (at, step) in steps.iter().enumerate() {
            if let Step::Index(index) = step
                && is_new_entry(&steps[..=at], asked)
            {
                return Self { steps: &steps[..at], first: Some(*index) };
            }
        }
        Self { steps, first: None }
    }

    fn holds(&self, path: &YamlPath) -> bool {
        let Some(rest) = path.steps().strip_prefix(self.steps) else { return false };
        match (self.first, rest.first()) {
            (None, _) => true,
            (Some(first), Some(Step::Index(index))) => *index >= first,
            (Some(_), _) => false,
        }
    }
}

/// Whether an entry is asked for from its first part on: of one that is there no file asks for what it is.
fn is_new_entry(entry: &[Step], asked: &[YamlPath]) -> bool {
    let path = entry.iter().cloned().fold(YamlPath::root(), YamlPath::step);
    let list = path.clone().parent();
    let Some(first) = first_part(&list) else { return false };
    asked.contains(&path.key(first))
}

/// The part of an entry that is asked for first.
fn first_part(list: &YamlPath) -> Option<&'static str> {
    let Shape::List(entry) = description::at(DocumentKind::Charter, list)?.shape else { return None };
    let Shape::Table(table) = entry.as_ref() else { return None };
    agenda::parts_of_entry(list, table).first().map(|key| key.name)
}
