//! From a place by names to a place in the text.

use crate::document::Source;
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
    /// missing section at the value of `stage`, which makes it due.
    #[must_use]
    pub fn span(&self, source: &Source) -> Span {
        let tree = &source.tree;
        let reached = tree.resolve(&self.path);
        let exists = reached.steps == self.path.steps().len();
        let node = if reached.steps == 0 {
            tree.root().and_then(|root| {
                let stage = tree.get(root, "stage").map(|(_, value)| value);
                stage.or_else(|| tree.entries(root).next().map(|(key, _)| key))
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
