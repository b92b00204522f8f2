//! From a place by names to a place in the text.

use crate::document::charter::Charter;
use crate::document::header::DocumentKind;
use crate::document::{Decode as _, Source};
use crate::yaml::{NodeId, Span, YamlPath};

/// Which part of an entry is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its key: the entry as such.
    Key,
    /// Its value: what it says.
    Value,
}

/// A place by names: the notice of the exit section, the key of the second gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where, by names. Need not exist.
    pub path: YamlPath,
    /// Which part.
    pub part: Part,
}

impl Place {
    /// The key of an entry, or the nearest thing that exists.
    #[must_use]
    pub fn key(path: impl Into<YamlPath>) -> Self {
        Self { path: path.into(), part: Part::Key }
    }

    /// The value of an entry, or the nearest thing that exists.
    #[must_use]
    pub fn value(path: impl Into<YamlPath>) -> Self {
        Self { path: path.into(), part: Part::Value }
    }

    /// Where this is in the text. What is missing is shown at the key of the nearest thing around it that exists, and a
    /// missing section at the key of the one that it would follow.
    #[must_use]
    pub fn span(&self, source: &Source) -> Span {
        let tree = &source.tree;
        let reached = tree.resolve(&self.path);
        let exists = reached.steps == self.path.steps().len();
        let node = if reached.steps == 0 {
            tree.root().and_then(|root| {
                let before = self.path.section().and_then(|section| followed(source, root, section));
                before.or_else(|| tree.entries(root).next().map(|(key, _)| key))
            })
        } else if exists && self.part == Part::Value {
            reached.value
        } else {
            reached.key.or_else(|| first_key(source, reached.value))
        };
        let span = node.map(|node| tree.span(node)).unwrap_or_default();
        source.clamped(first_line(source, span))
    }
}

/// The key of the section that a missing one would follow, in the order of the charter's format.
fn followed(source: &Source, root: NodeId, section: &str) -> Option<NodeId> {
    if source.kind() != Some(DocumentKind::Charter) {
        return None;
    }
    let at = Charter::MAP_KEYS.iter().position(|key| *key == section)?;
    let before = Charter::MAP_KEYS.get(..at)?.iter().rev();
    before.filter_map(|key| source.tree.get(root, key)).map(|(key, _)| key).next()
}

/// An entry of a list has no key of its own: its first key stands for it.
fn first_key(source: &Source, value: Option<NodeId>) -> Option<NodeId> {
    let value = value?;
    source.tree.entries(value).next().map(|(key, _)| key).or(Some(value))
}

/// Findings mark a line, not a page: a value over several lines is marked to the end of its first one.
fn first_line(source: &Source, span: Span) -> Span {
    let text = source.text.get(span.range()).unwrap_or_default();
    let length = text.find(['\n', '\r']).unwrap_or(text.len());
    Span::new(span.start as usize..span.start as usize + text[..length].trim_end().len())
}
