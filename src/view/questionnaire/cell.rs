//! What stands at a place of a charter, as one cell holds it.

use crate::document::says_something;
use crate::yaml::{Kind, NodeId, Tree, YamlPath};

/// What a tree says at a place as the text of a cell, the entries of a list one a line; `None` where it says nothing, and
/// where no cell can hold it so that it can be told from something else.
#[must_use]
pub fn cell_of(tree: &Tree, path: &YamlPath) -> Option<String> {
    let reached = tree.resolve(path);
    let node = reached.value.filter(|_| reached.steps == path.steps().len())?;
    cell_at(tree, node)
}

pub(super) fn cell_at(tree: &Tree, node: NodeId) -> Option<String> {
    if !says_something(tree, node) {
        return None;
    }
    match tree.kind(node) {
        Kind::Scalar => tree.scalar(node).map(str::to_owned),
        Kind::Sequence => {
            let lines: Option<Vec<&str>> =
                tree.items(node).map(|item| tree.scalar(item).filter(|text| is_line(text))).collect();
            Some(lines?.join("\n"))
        }
        Kind::Mapping => None,
    }
}

/// Whether it is one entry of [`entries_of`] and no other text.
fn is_line(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains(['\n', '\r'])
}

/// The entries of a list that a cell holds.
pub fn entries_of(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty())
}
