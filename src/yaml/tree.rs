//! The tree: nodes in the order of the text, children behind their parent.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::family::Lookup;

/// A stretch of the text, in bytes from its start (the byte order mark not counted), end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span of these bytes. Texts are limited to far less than 4 GiB, so the cast never cuts.
    #[must_use]
    pub fn new(range: Range<usize>) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: cut(range.start), end: cut(range.end) }
    }

    /// The same stretch as a range for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether no byte lies in it, as for a value that is not written.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }
}

/// Names a node of one [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub(super) u32);

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, a number, a date: anything that is not a collection. Scalars stay text until somebody types them.
    Scalar,
    /// A list.
    Sequence,
    /// Keys and values.
    Mapping,
}

/// How a node was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// A scalar without quotes, or a collection in block layout.
    Plain,
    /// A scalar in single or double quotes.
    Quoted,
    /// A scalar behind `|` or `>`.
    Literal,
    /// A collection in `[…]` or `{…}`.
    Flow,
}

/// One node as stored. `next` is the index just behind its subtree, so that siblings are found without pointers.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) span: Span,
    pub(super) next: u32,
    pub(super) shape: Shape,
    pub(super) style: Style,
    /// Where the tag stands, if one is written.
    pub(super) tag: Option<Span>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// The scalar's text lies in `Tree::values` at this place.
    Scalar {
        value: Span,
    },
    Sequence,
    Mapping,
    /// Stands for the node it names.
    Alias {
        target: u32,
    },
}

/// A key that a map holds more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DuplicateKey {
    /// The key that came first.
    pub first: NodeId,
    /// The key that came again.
    pub again: NodeId,
}

/// One YAML document: every key and value with its place.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The text of all scalars, one behind the other, escapes and folds resolved.
    pub(super) values: String,
    pub(super) comments: Vec<Span>,
    pub(super) is_typed: bool,
    /// Texts that only hold a place, as a team writes them.
    pub(super) placeholders: Arc<BTreeSet<String>>,
    pub(super) lookup: Lookup,
}

/// How many keys of a map are gone through before one is looked up by their order.
const FEW: usize = 64;

impl Tree {
    /// The same with further texts that only hold a place, each as its reader compares it.
    pub fn hold_places(&mut self, placeholders: Arc<BTreeSet<String>>) {
        self.placeholders = placeholders;
    }

    /// Texts that only hold a place, as a team writes them.
    #[must_use]
    pub fn placeholders(&self) -> &BTreeSet<String> {
        &self.placeholders
    }

    /// The outermost node; `None` for an empty or comment-only document.
    #[must_use]
    pub fn root(&self) -> Option<NodeId> {
        (!self.nodes.is_empty()).then_some(NodeId(0))
    }

    /// What the node is; an alias is what it stands for.
    #[must_use]
    pub fn kind(&self, node: NodeId) -> Kind {
        match self.target(node).shape {
            Shape::Sequence => Kind::Sequence,
            Shape::Mapping => Kind::Mapping,
            // Aliases never point at aliases: the reader resolves them when it meets them.
            Shape::Scalar { .. } | Shape::Alias { .. } => Kind::Scalar,
        }
    }

    /// How the node is written; an alias is written as what it stands for.
    #[must_use]
    pub fn style(&self, node: NodeId) -> Style {
        self.target(node).style
    }

    /// Where the node is written. For an alias that is the alias itself, not what it stands for.
    #[must_use]
    pub fn span(&self, node: NodeId) -> Span {
        self.nodes[node.0 as usize].span
    }

    /// Where the tag of the node stands, if it has one.
    #[must_use]
    pub fn tag(&self, node: NodeId) -> Option<Span> {
        self.nodes[node.0 as usize].tag
    }

    /// The text of a scalar as people read it ([`as_read`](super::as_read)), escapes and folds resolved; `None` for a collection.
    #[must_use]
    pub fn scalar(&self, node: NodeId) -> Option<&str> {
        match self.target(node).shape {
            Shape::Scalar { value } => self.values.get(value.range()),
            _ => None,
        }
    }

    /// Whether the node is a scalar of this text.
    #[must_use]
    pub fn is_scalar(&self, node: NodeId, text: &str) -> bool {
        match self.target(node).shape {
            Shape::Scalar { value } => self.values.as_bytes().get(value.range()) == Some(text.as_bytes()),
            _ => false,
        }
    }

    /// The texts of all scalars, one behind the other, for a look at all of them at once.
    #[must_use]
    pub fn all_scalars(&self) -> &str {
        &self.values
    }

    /// Whether nothing was written, or YAML's null (`~`, `null`) without quotes.
    #[must_use]
    pub fn is_null(&self, node: NodeId) -> bool {
        !self.is_typed
            && self.style(node) == Style::Plain
            && ["", "~", "null", "Null", "NULL"].iter().any(|null| self.is_scalar(node, null))
    }

    /// Whether the node stands for nothing: null, an empty list, an empty map, or an empty text.
    #[must_use]
    pub fn is_empty(&self, node: NodeId) -> bool {
        match self.target(node).shape {
            Shape::Scalar { .. } | Shape::Alias { .. } => {
                let text = self.scalar(node).unwrap_or_default();
                // Most values begin with a letter or a figure that no null begins with.
                let says_something =
                    |first: u8| first.is_ascii_alphanumeric() && !matches!(first, b'n' | b'N');
                !text.bytes().next().is_some_and(says_something)
                    && (self.is_null(node) || text.chars().all(char::is_whitespace))
            }
            Shape::Sequence | Shape::Mapping => self.children(node).next().is_none(),
        }
    }

    /// The keys and values of a map, in the order of the text; nothing for any other node.
    pub fn entries(&self, node: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let mut children = self.children(node);
        let is_mapping = self.kind(node) == Kind::Mapping;
        std::iter::from_fn(move || {
            let key = children.next().filter(|_| is_mapping)?;
            Some((key, children.next()?))
        })
    }

    /// The entries of a list, in the order of the text; nothing for any other node.
    pub fn items(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let is_sequence = self.kind(node) == Kind::Sequence;
        self.children(node).take_while(move |_| is_sequence)
    }

    /// An entry of a list, counted from 0.
    #[must_use]
    pub fn item(&self, node: NodeId, nth: usize) -> Option<NodeId> {
        self.child(self.target_index(node), nth).filter(|_| self.kind(node) == Kind::Sequence)
    }

    /// Looks a key up in a map: the key's and the value's node. The first one counts where a key stands twice.
    #[must_use]
    pub fn get(&self, node: NodeId, key: &str) -> Option<(NodeId, NodeId)> {
        // Most maps are gone through before anything is looked up.
        let mut entries = self.entries(node);
        let few = entries.by_ref().take(FEW).find(|(name, _)| self.is_scalar(*name, key));
        few.or_else(|| match entries.next() {
            None => None,
            Some(next) => match self.among_many(self.target_index(node), key) {
                Some(found) => found,
                None => std::iter::once(next).chain(entries).find(|(name, _)| self.is_scalar(*name, key)),
            },
        })
    }

    /// Where the comments stand, `#` included, in the order of the text.
    #[must_use]
    pub fn comments(&self) -> &[Span] {
        &self.comments
    }

    /// Every key that some map of the document holds again, in the order of the text.
    #[must_use]
    pub fn duplicate_keys(&self) -> Vec<DuplicateKey> {
        let (mut found, mut keys) = (Vec::new(), Vec::new());
        for index in 0..self.nodes.len() {
            if self.nodes[index].shape == Shape::Mapping {
                let map = NodeId(u32::try_from(index).unwrap_or(u32::MAX));
                if !self.has_like_keys(map) {
                    continue;
                }
                keys.clear();
                keys.extend(self.entries(map).filter_map(|(key, _)| Some((self.scalar(key)?, key))));
                duplicates_in(&mut keys, &mut found);
            }
        }
        found.sort_by_key(|duplicate| duplicate.again);
        found
    }

    /// Whether two keys of a map may be one: few are as long as another and begin and end like it.
    fn has_like_keys(&self, map: NodeId) -> bool {
        let mut seen = 0_u64;
        self.entries(map).any(|(key, _)| {
            let bytes = match self.target(key).shape {
                Shape::Scalar { value } => self.values.as_bytes().get(value.range()).unwrap_or_default(),
                _ => return false,
            };
            let [first, .., last] = bytes else { return true };
            let mark = usize::from(*first) * 7 + usize::from(*last) * 3 + bytes.len();
            let bit = 1 << (mark % 64);
            let is_like = seen & bit != 0;
            seen |= bit;
            is_like
        })
    }

    /// Whether some value is not written, as behind a key alone.
    #[must_use]
    pub fn has_unwritten(&self) -> bool {
        self.nodes.iter().any(|node| node.span.is_empty())
    }

    /// Whether the node only stands for another one (`*name`).
    #[must_use]
    pub fn is_alias(&self, node: NodeId) -> bool {
        matches!(self.nodes[node.0 as usize].shape, Shape::Alias { .. })
    }

    /// Whether `inner` is `outer` or is written inside it.
    #[must_use]
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        (outer.0..self.nodes[outer.0 as usize].next).contains(&inner.0)
    }

    fn target(&self, node: NodeId) -> &Node {
        match self.nodes[node.0 as usize].shape {
            Shape::Alias { target } => &self.nodes[target as usize],
            _ => &self.nodes[node.0 as usize],
        }
    }

    fn target_index(&self, node: NodeId) -> u32 {
        match self.nodes[node.0 as usize].shape {
            Shape::Alias { target } => target,
            _ => node.0,
        }
    }

    fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let parent = self.target_index(node);
        let end = self.nodes[parent as usize].next;
        let mut at = parent + 1;
        std::iter::from_fn(move || {
            (at < end).then(|| {
                let child = NodeId(at);
                at = self.nodes[at as usize].next;
                child
            })
        })
    }
}

/// The keys of one map that stand there again. Few keys are compared each with each, which is quick, since most differ in length.
fn duplicates_in(keys: &mut [(&str, NodeId)], found: &mut Vec<DuplicateKey>) {
    const FEW: usize = 12;
    let has_again = |(nth, (key, _)): (usize, &(&str, NodeId))| keys[..nth].iter().any(|(it, _)| it == key);
    if keys.len() <= FEW && !keys.iter().enumerate().any(has_again) {
        return;
    }
    keys.sort_unstable();
    for same in keys.chunk_by(|left, right| left.0 == right.0) {
        let first = same[0].1;
        found.extend(same[1..].iter().map(|(_, again)| DuplicateKey { first, again: *again }));
    }
}
