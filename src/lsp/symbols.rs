//! The outline of a document: its sections, and in them the parties, gates, metrics and whatever else has a name.

use lsp_types::{DocumentSymbol, SymbolKind};

use super::document::OpenDocument;
use super::position::{Encoding, Places};
use super::shift::Shift;
use crate::render::visible;
use crate::yaml::{Kind, NodeId, Span, Tree};

/// How deep the outline goes: section, entry, what is in it.
const DEEPEST: usize = 3;

/// The outline; of a text with mistakes of syntax the last one without.
pub(super) fn symbols(document: &OpenDocument, encoding: Encoding) -> Vec<DocumentSymbol> {
    let (source, shift) = document.answering();
    let outline = Outline { tree: &source.tree, places: document.places(encoding), shift };
    match source.tree.root().filter(|_| document.is_ours()) {
        Some(root) => outline.below(root, 1),
        None => Vec::new(),
    }
}

struct Outline<'a> {
    tree: &'a Tree,
    places: Places<'a>,
    shift: Shift,
}

impl Outline<'_> {
    fn below(&self, node: NodeId, depth: usize) -> Vec<DocumentSymbol> {
        let tree = self.tree;
        if depth > DEEPEST || tree.is_alias(node) {
            return Vec::new();
        }
        let of_entry = |(key, value)| self.symbol((key, tree.scalar(key)?), value, depth);
        let of_item = |item| {
            let named = ["id", "name", "what", "title", "claim", "risk", "date"].iter().find_map(|key| {
                let (_, value) = tree.get(item, key)?;
                Some((value, tree.scalar(value)?))
            });
            self.symbol(named?, item, depth)
        };
        match tree.kind(node) {
            Kind::Mapping => tree.entries(node).filter_map(of_entry).collect(),
            Kind::Sequence => tree.items(node).filter_map(of_item).collect(),
            Kind::Scalar => Vec::new(),
        }
    }

    fn symbol(&self, (label, name): (NodeId, &str), value: NodeId, depth: usize) -> Option<DocumentSymbol> {
        let tree = self.tree;
        // The protocol forbids empty names.
        let name = visible(name);
        if name.trim().is_empty() {
            return None;
        }
        let (own, whole) = (tree.span(label), tree.span(value));
        let range = Span { start: own.start.min(whole.start), end: own.end.max(whole.end) };
        let kind = match tree.kind(value) {
            Kind::Scalar => SymbolKind::STRING,
            Kind::Sequence => SymbolKind::ARRAY,
            Kind::Mapping if depth == 1 => SymbolKind::MODULE,
            Kind::Mapping => SymbolKind::OBJECT,
        };
        let detail = tree.scalar(value).map(|text| visible(text).chars().take(60).collect());
        let children = self.below(value, depth + 1);
        #[expect(deprecated, reason = "the type has no other constructor")]
        Some(DocumentSymbol {
            name,
            detail,
            kind,
            tags: None,
            deprecated: None,
            range: self.places.range(self.shift.span(range)),
            selection_range: self.places.range(self.shift.span(own)),
            children: (!children.is_empty()).then_some(children),
        })
    }
}
