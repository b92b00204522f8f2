//! What stands under the cursor.

use super::document::OpenDocument;
use crate::yaml::{Kind, NodeId, Span, Tree, YamlPath};

/// A key or a plain value at a place of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnderCursor {
    /// The key or the value.
    pub(super) node: NodeId,
    /// Whether it is a key.
    pub(super) is_key: bool,
    /// Its path; a key and its value have the same.
    pub(super) path: YamlPath,
    /// The path of the map or list that holds it.
    pub(super) holder: YamlPath,
}

/// The key or plain value at a byte of the text, with its tree and where the text says it: in the text as it stands, or where
/// that has lost it, in the last good one.
pub(super) fn under(document: &OpenDocument, byte: u32) -> Option<(&Tree, Span, UnderCursor)> {
    let tree = &document.source.tree;
    if let Some(found) = at(tree, byte) {
        return Some((tree, tree.span(found.node), found));
    }
    let (good, shift) = document.answering();
    let found = at(&good.tree, shift.back().byte(byte))?;
    Some((&good.tree, shift.span(good.tree.span(found.node)), found))
}

/// The key or plain value that is written at a byte.
pub(super) fn at(tree: &Tree, byte: u32) -> Option<UnderCursor> {
    let holds = |node: NodeId| tree.span(node).start <= byte && byte <= tree.span(node).end;
    let begun = |node: NodeId| tree.span(node).start <= byte;
    let (mut here, mut path, mut holder) = (tree.root()?, YamlPath::root(), YamlPath::root());
    loop {
        let next = match tree.kind(here) {
            _ if tree.is_alias(here) => None,
            Kind::Scalar => None,
            Kind::Mapping => {
                let (key, value) = tree.entries(here).filter(|(key, _)| begun(*key)).last()?;
                let below = path.clone().key(tree.scalar(key).unwrap_or("?"));
                if holds(key) {
                    return Some(UnderCursor { node: key, is_key: true, path: below, holder: path });
                }
                Some((value, below))
            }
            Kind::Sequence => {
                let (nth, item) = tree.items(here).enumerate().filter(|(_, item)| begun(*item)).last()?;
                Some((item, path.clone().index(nth)))
            }
        };
        let Some((node, below)) = next else {
            return holds(here).then_some(UnderCursor { node: here, is_key: false, path, holder });
        };
        holder = std::mem::replace(&mut path, below);
        here = node;
    }
}
