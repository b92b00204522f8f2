//! What an excerpt of a file must not show: single answers to a health check, and comments among them.

use crate::document::Source;
use crate::document::header::{self, DocumentKind};
use crate::yaml::{Kind, Span};

/// What stands in for a hidden sign.
pub(super) const MASK: char = '*';

/// Whether a file is the record of a health check, or was meant to be one: however its first key is spelt.
pub(super) fn is_health(source: &Source) -> bool {
    let is_head = |line: &str| {
        let bare = line.to_lowercase().replace(['"', '\'', ' ', '\t'], "");
        bare.starts_with(header::KEY) && bare.contains("health/")
    };
    source.kind() == Some(DocumentKind::Health) || source.text.lines().any(is_head)
}

/// The stretches of a file that stay hidden, in no order; none but in the record of a health check.
pub(super) fn hidden(source: &Source) -> Vec<Span> {
    if !is_health(source) {
        return Vec::new();
    }
    let tree = &source.tree;
    let Some(root) = tree.root() else {
        // Of what cannot be read anything may be an answer.
        return vec![Span::new(0..source.text.len())];
    };
    let mut hidden: Vec<Span> = tree.comments().to_vec();
    let mut nodes: Vec<_> = tree.entries(root).map(|(_, value)| value).collect();
    // Period, day and facilitator are no answers.
    nodes.retain(|node| tree.kind(*node) != Kind::Scalar);
    while let Some(node) = nodes.pop() {
        match tree.kind(node) {
            Kind::Mapping => nodes.extend(tree.entries(node).map(|(_, value)| value)),
            Kind::Sequence => nodes.extend(tree.items(node)),
            Kind::Scalar => hidden.push(tree.span(node)),
        }
    }
    hidden
}
