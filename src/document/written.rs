//! Whether a value is there: written at all, and not as something that is still to be decided.

use super::placeholder::is_placeholder_among;
use crate::yaml::{Kind, NodeId, Tree};

/// Whether something stands there that says more than that it is to be decided.
pub(super) fn is_written(tree: &Tree, node: NodeId) -> bool {
    !tree.is_empty(node) && !says_open(tree, node)
}

/// Whether a text says that something is still to be decided.
fn says_open(tree: &Tree, node: NodeId) -> bool {
    tree.scalar(node).is_some_and(|text| is_placeholder_among(text, tree.placeholders()))
}

/// Whether a value is there: something is written, and not that it is still open.
pub(crate) fn says_something(tree: &Tree, node: NodeId) -> bool {
    !is_empty(tree, node) && !is_open(tree, node)
}

/// Whether nothing is written; a list in which nothing is written says no more than an empty one.
pub(super) fn is_empty(tree: &Tree, node: NodeId) -> bool {
    tree.is_empty(node)
        || (tree.kind(node) == Kind::Sequence && tree.items(node).all(|item| tree.is_empty(item)))
}

/// Whether the value says that it is still to be decided; a list may say so entry by entry.
pub(super) fn is_open(tree: &Tree, node: NodeId) -> bool {
    match tree.kind(node) {
        Kind::Sequence => tree.items(node).all(|item| !is_written(tree, item)),
        Kind::Scalar | Kind::Mapping => says_open(tree, node),
    }
}
