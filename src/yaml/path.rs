//! Where something stands in a document: `gates[1].deciders.kestrel`.

use std::fmt;

use super::{Kind, NodeId, Tree};

/// One step down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into the value of this key.
    Key(String),
    /// Into this entry of a list, counted from 0.
    Index(usize),
}

/// A place in a document by names, whether or not anything stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct YamlPath(Vec<Step>);

/// What a path leads to in a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Resolved {
    /// How many steps of the path exist.
    pub steps: usize,
    /// The key at the deepest step that exists; `None` for the root and for entries of lists.
    pub key: Option<NodeId>,
    /// The value at the deepest step that exists.
    pub value: Option<NodeId>,
}

impl YamlPath {
    /// The document itself.
    #[must_use]
    pub fn root() -> Self {
        Self::default()
    }

    /// One key further down.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.0.push(Step::Key(key.into()));
        self
    }

    /// One list entry further down, counted from 0.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Step::Index(index));
        self
    }

    /// The steps from the document's root.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The key the path begins with: the section of the document.
    #[must_use]
    pub fn section(&self) -> Option<&str> {
        match self.0.first() {
            Some(Step::Key(key)) => Some(key),
            _ => None,
        }
    }
}

impl From<&str> for YamlPath {
    /// Reads `a.b[2].c`. Every text is some path: what is not a bracketed number is part of a key.
    fn from(text: &str) -> Self {
        let mut path = Self::root();
        let text = super::as_read(text);
        for part in text.split('.').filter(|part| !part.is_empty()) {
            let (name, indexes) = match part.find('[') {
                Some(at) if part.ends_with(']') => part.split_at(at),
                _ => (part, ""),
            };
            if !name.is_empty() {
                path = path.key(name);
            }
            for index in indexes.split(['[', ']']).filter_map(|digits| digits.parse().ok()) {
                path = path.index(index);
            }
        }
        path
    }
}

impl From<String> for YamlPath {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<&String> for YamlPath {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl fmt::Display for YamlPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if at == 0 => out.write_str(key)?,
                Step::Key(key) => write!(out, ".{key}")?,
                Step::Index(index) => write!(out, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl Tree {
    /// Follows a path as far as it exists.
    #[must_use]
    pub fn resolve(&self, path: &YamlPath) -> Resolved {
        let mut reached = Resolved { steps: 0, key: None, value: self.root() };
        for step in path.steps() {
            let Some(here) = reached.value else { break };
            let next = match step {
                Step::Key(key) => self.get(here, key).map(|(key, value)| (Some(key), value)),
                Step::Index(index) => self.items(here).nth(*index).map(|value| (None, value)),
            };
            let Some((key, value)) = next else { break };
            reached = Resolved { steps: reached.steps + 1, key, value: Some(value) };
        }
        reached
    }

    /// The first node that is written within a stretch of the text and is not the whole document.
    #[must_use]
    pub fn node_in(&self, place: super::Span) -> Option<NodeId> {
        let at = self.nodes.partition_point(|node| node.span.start < place.start);
        let root = self.root()?;
        let later = (at..self.nodes.len()).take_while(|index| self.nodes[*index].span.start < place.end);
        later
            .filter_map(|index| u32::try_from(index).ok().map(NodeId))
            .find(|node| *node != root && self.kind(*node) == Kind::Scalar)
    }

    /// The map that has this very node as a key.
    #[must_use]
    pub fn map_of_key(&self, node: NodeId) -> Option<NodeId> {
        let mut here = self.root()?;
        while here != node && !self.is_alias(here) {
            let entry = self
                .entries(here)
                .find(|(key, value)| self.contains(*key, node) || self.contains(*value, node));
            here = match entry {
                Some((key, _)) if key == node => return Some(here),
                Some((key, value)) => {
                    if self.contains(key, node) {
                        key
                    } else {
                        value
                    }
                }
                None => self.items(here).find(|item| self.contains(*item, node))?,
            };
        }
        None
    }

    /// The path of a node where it is written. A key and its value have the same path.
    #[must_use]
    pub fn path_of(&self, node: NodeId) -> YamlPath {
        let mut path = YamlPath::root();
        let Some(mut here) = self.root() else { return path };
        while here != node && !self.is_alias(here) {
            let step = match self.kind(here) {
                Kind::Mapping => self
                    .entries(here)
                    .find(|(key, value)| {
                        *key == node || self.contains(*key, node) || self.contains(*value, node)
                    })
                    .map(|(key, value)| (Step::Key(self.scalar(key).unwrap_or("?").to_owned()), key, value)),
                Kind::Sequence => self
                    .items(here)
                    .enumerate()
                    .find(|(_, item)| self.contains(*item, node))
                    .map(|(index, item)| (Step::Index(index), item, item)),
                Kind::Scalar => None,
            };
            let Some((step, key, value)) = step else { break };
            path.0.push(step);
            if key == node {
                break;
            }
            here = value;
        }
        path
    }
}
