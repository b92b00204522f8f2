//! What stands where an answer belongs, and how the answer comes there.

use super::choices;
use super::written::Onto;
use crate::agenda::{self, Open};
use crate::document::charter::Charter;
use crate::document::shape::Plain;
use crate::document::{Document, says_something};
use crate::yaml::{Kind, YamlPath};

/// An entry of a list that is being made.
pub(super) struct Entry {
    pub(super) path: YamlPath,
    /// The question that asks for entries.
    pub(super) list: Open,
}

/// What to do after a question.
pub(super) enum Next {
    GoOn,
    /// Somebody has gone back, and has answered the question before; this one is still to be asked.
    Back,
    Stop,
}

/// What is wrong gives way to its correction; an answer to what is open comes behind what is there, and what was chosen of a list is
/// the list.
pub(super) fn onto(open: &Open) -> Onto {
    let is_known = |plain: &Plain| !plain.names.is_empty() || plain.name == "Person";
    let is_chosen = choices::is_list(open.shape)
        && (open.shape.plain().is_some_and(is_known) || !agenda::usual(&open.path).is_empty());
    if open.wrong.is_some() || is_chosen || !choices::is_list(open.shape) {
        Onto::Replace
    } else {
        Onto::Append
    }
}

/// What stands at a path, as written.
pub(super) fn text_at<'c>(charter: &'c Document<Charter>, path: &YamlPath) -> Option<&'c str> {
    let source = &charter.source;
    let reached = source.tree.resolve(path);
    let node = reached.value.filter(|_| reached.steps == path.steps().len())?;
    source.text.get(source.tree.span(node).range())
}

/// What is said at a path, each entry of a list on a line of its own; nothing where nothing is, or where it is more than that.
pub(super) fn said_at(charter: &Document<Charter>, path: &YamlPath) -> Option<String> {
    let tree = &charter.source.tree;
    let reached = tree.resolve(path);
    let node = reached.value.filter(|_| reached.steps == path.steps().len())?;
    match tree.kind(node) {
        Kind::Scalar if says_something(tree, node) => tree.scalar(node).map(str::to_owned),
        Kind::Sequence => {
            let items: Option<Vec<&str>> = tree.items(node).map(|item| tree.scalar(item)).collect();
            let items: Vec<&str> = items?.into_iter().filter(|it| !it.is_empty()).collect();
            (!items.is_empty() && says_something(tree, node)).then(|| items.join("\n"))
        }
        _ => None,
    }
}
