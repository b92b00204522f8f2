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

    /// One step further down.
    #[must_use]
    pub fn step(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }

    /// The steps from the document's root.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The keys on the way, without the numbers of entries.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        })
    }

    /// Whether some step counts entries of a list.
    #[must_use]
    pub fn has_index(&self) -> bool {
        self.0.iter().any(|step| matches!(step, Step::Index(_)))
    }

    /// Whether the last step goes into a key.
    #[must_use]
    pub fn ends_in_key(&self) -> bool {
        matches!(self.0.last(), Some(Step::Key(_)))
    }

    /// The path without its last step.
    #[must_use]
    pub fn parent(mut self) -> Self {
        self.0.pop();
        self
    }

    /// The steps of another path further down.
    #[must_use]
    pub fn join(mut self, further: &Self) -> Self {
        self.0.extend(further.0.iter().cloned());
        self
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
    /// Reads `a.b[2].c` and `a."b.c"`. Every text is some path: what is neither a bracketed number nor in quotes is part of
    /// a key.
    fn from(text: &str) -> Self {
        let mut path = Self::root();
        let text = super::as_read(text);
        let mut rest: &str = &text;
        while !rest.is_empty() {
            if let Some((key, after)) = quoted_key(rest) {
                path = path.key(key);
                rest = after;
                continue;
            }
            let (part, after) = rest.split_at(rest.find('.').unwrap_or(rest.len()));
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
            rest = after.strip_prefix('.').unwrap_or(after);
        }
        path
    }
}

/// The key in quotes with which a text begins, and what follows it; none where the quotes do not end before a step.
fn quoted_key(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut key = String::new();
    let mut characters = inner.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => {
                let after = &inner[at + 1..];
                let is_end = after.is_empty() || after.starts_with(['.', '[']);
                return is_end.then(|| (key, after.strip_prefix('.').unwrap_or(after)));
            }
            '\\' => key.push(characters.next()?.1),
            other => key.push(other),
        }
    }
    None
}

/// A key as a step is written: in quotes where it would be read as something else without.
fn write_key(key: &str, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    if !key.is_empty() && !key.contains(['.', '[', ']', '"']) {
        return out.write_str(key);
    }
    out.write_str("\"")?;
    for character in key.chars() {
        if matches!(character, '"' | '\\') {
            out.write_str("\\")?;
        }
        write!(out, "{character}")?;
    }
    out.write_str("\"")
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
                Step::Key(key) => {
                    if at > 0 {
                        out.write_str(".")?;
                    }
                    write_key(key, out)?;
                }
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
                Step::Index(index) => self.item(here, *index).map(|value| (None, value)),
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
        let (above, nth) = self.above(node)?;
        (self.kind(above) == Kind::Mapping && nth % 2 == 0).then_some(above)
    }

    /// The path to a node; for a key that of its value. What lies in a key that is itself a map or a list has the path of that key.
    #[must_use]
    pub fn path_of(&self, node: NodeId) -> YamlPath {
        let mut steps = Vec::new();
        let mut here = node;
        while let Some((above, nth)) = self.above(here) {
            match self.kind(above) {
                Kind::Mapping => {
                    let key = self.child(above.0, nth - nth % 2);
                    if nth % 2 == 0 {
                        steps.clear();
                    }
                    let name = key.and_then(|key| self.scalar(key)).unwrap_or("?");
                    steps.push(Step::Key(name.to_owned()));
                }
                Kind::Sequence => steps.push(Step::Index(nth)),
                Kind::Scalar => {}
            }
            here = above;
        }
        steps.reverse();
        YamlPath(steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_it_is_written() {
        let keys = ["due", "Version 1.0", "a[1]", "say \"no\"", "back\\slash.", "", "#1f", "[", "é"];
        for one in keys {
            for other in keys {
                let path = YamlPath::root().key(one).index(3).key(other).key("end");
                assert_eq!(YamlPath::from(path.to_string()), path, "{path}");
            }
        }
        assert_eq!(YamlPath::root().key("what").key("Version 1.0").to_string(), "what.\"Version 1.0\"");
    }

    #[test]
    fn quotes_that_do_not_end_before_a_step_are_part_of_a_key() {
        for text in ["a.\"b", "a.\"b\"c", "a.b\"c\""] {
            let key = text.strip_prefix("a.").unwrap();
            assert_eq!(YamlPath::from(text), YamlPath::root().key("a").key(key));
        }
    }
}
