//! What an excerpt of a file must not show: single answers to a health check, and comments among them.

use crate::document::Source;
use crate::document::header::{self, DocumentKind};
use crate::yaml::{Kind, Span};

/// What stands in for a hidden sign.
pub(super) const MASK: char = '*';

/// The stretches of a file that stay hidden, in no order; none but in the record of a health check.
pub(super) fn hidden(source: &Source) -> Vec<Span> {
    let head = format!("{}: {}", header::KEY, header::of(DocumentKind::Health));
    let is_health = source.text.lines().any(|line| line.trim_end().starts_with(&head));
    if !is_health {
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
