//! Trees of what another language says, put together node by node.

use super::tree::{Node, Shape};
use super::{NodeId, Span, Style, Tree, as_read};

impl Tree {
    /// An empty tree of a language whose values have a type of their own: what stands without quotes is no text, and nothing
    /// is null or still open.
    #[must_use]
    pub fn typed() -> Self {
        Self { is_typed: true, ..Self::default() }
    }

    /// An empty tree with room for what a text of so many bytes says in most cases, so that it need not move while it grows.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(bytes / 10),
            values: String::with_capacity(bytes / 10 * 7),
            ..Self::default()
        }
    }

    /// Whether values have a type of their own, as in TOML; in YAML they are what is asked for.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        self.is_typed
    }

    /// Begins a map. Its keys and values follow, each key before its value, and then [`Tree::end`].
    pub fn begin_map(&mut self, span: Span) -> NodeId {
        self.add(span, Shape::Mapping, Style::Plain)
    }

    /// Begins a list. Its entries follow, and then [`Tree::end`].
    pub fn begin_list(&mut self, span: Span) -> NodeId {
        self.add(span, Shape::Sequence, Style::Plain)
    }

    /// Ends the map or list that was begun last and has not ended.
    pub fn end(&mut self, node: NodeId) {
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes[node.0 as usize].next = next;
    }

    /// Adds a plain value or a key with its text, which is kept as people read it, like that of YAML.
    pub fn add_scalar(&mut self, span: Span, text: &str, style: Style) -> NodeId {
        let start = self.values.len();
        self.values.push_str(&as_read(text));
        self.add(span, Shape::Scalar { value: Span::new(start..self.values.len()) }, style)
    }

    fn add(&mut self, span: Span, shape: Shape, style: Style) -> NodeId {
        let index = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(Node { span, next: index.saturating_add(1), shape, style, tag: None });
        NodeId(index)
    }
}
