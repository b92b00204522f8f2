//! Whether something is said at a place of a charter beyond what things are called.

use super::charter::Charter;
use super::header::DocumentKind;
use super::shape::Shape;
use super::{Document, description, says_something};
use crate::yaml::{Kind, NodeId, Step, YamlPath};

/// The keys that say what an entry of a list is called, and not what it is.
const NAMES: [&str; 2] = ["id", "name"];

impl Document<Charter> {
    /// Whether something is said at this path that could bear a yes out: a value, or a map or list in which there is one.
    /// An entry
    /// of a list with a name alone is a place for one; where the name can stand for the whole entry, as that of a
    /// channel, it
    /// says all.
    #[must_use]
    pub fn says_more_than_names(&self, path: &YamlPath) -> bool {
        let reached = self.source.tree.resolve(path);
        reached
            .value
            .filter(|_| reached.steps == path.steps().len())
            .is_some_and(|node| self.says(node, path))
    }

    fn says(&self, node: NodeId, path: &YamlPath) -> bool {
        let tree = &self.source.tree;
        // What stands behind an alias is said where it is written; following each would have no end.
        if tree.is_alias(node) {
            return says_something(tree, node);
        }
        match tree.kind(node) {
            Kind::Scalar => !tree.is_empty(node) && says_something(tree, node),
            Kind::Sequence => {
                tree.items(node).enumerate().any(|(index, item)| self.says(item, &path.clone().index(index)))
            }
            Kind::Mapping => {
                let has_names = is_named_entry(path);
                tree.entries(node).any(|(key, value)| {
                    let key = tree.scalar(key).unwrap_or_default();
                    !(has_names && NAMES.contains(&key)) && self.says(value, &path.clone().key(key))
                })
            }
        }
    }
}

/// Whether the path leads to an entry of a list that is more than its name.
fn is_named_entry(path: &YamlPath) -> bool {
    let place = description::at(DocumentKind::Charter, path);
    let is_entry = matches!(path.steps().last(), Some(Step::Index(_)));
    let has_short_form = |shape: &Shape| matches!(shape, Shape::Table(table) if table.instead.is_some());
    is_entry && place.is_some_and(|place| !has_short_form(place.shape))
}
