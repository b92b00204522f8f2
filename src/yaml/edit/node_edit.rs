//! Changes of a text as stretches of it to replace, each verified by reading the text again.

use super::super::{Limits, NodeId, Tree, read};
use super::outline::Outline;
use super::plan::Plan;
use super::{Obstacle, TextEdit, Value, splice};

/// A change of a text, by nodes of its tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeEdit {
    /// Another text for a scalar that is written, a key or a value. Its quotes stay.
    Respell {
        /// The scalar.
        node: NodeId,
        /// What it is to say.
        text: String,
    },
    /// Another value in the place of a scalar, of nothing, or of an empty list or map.
    Replace {
        /// What stands there.
        node: NodeId,
        /// What is to stand there.
        value: Value,
    },
    /// A new entry of a map.
    Insert {
        /// The map.
        map: NodeId,
        /// Behind which entry, counted from 0; `None` for the top of the map.
        behind: Option<usize>,
        /// Its key.
        key: String,
        /// Its value.
        value: Value,
    },
    /// A new item at the end of a list.
    Append {
        /// The list.
        list: NodeId,
        /// The item.
        value: Value,
    },
    /// An entry of a map or an item of a list, taken out. A comment behind it stays, on a line of its own.
    Remove {
        /// The key of the entry, or the item.
        key: NodeId,
    },
    /// An entry of the outermost map, moved to its top.
    ToTop {
        /// Its key.
        key: NodeId,
    },
    /// One value in `{…}` that commas have cut into a value and keys without values.
    Join {
        /// Its beginning, the value before the first comma.
        value: NodeId,
        /// Its end, the last of the keys.
        key: NodeId,
        /// The whole, as it is written now.
        text: String,
    },
    /// The first content of a document that has none.
    Begin {
        /// What it is to say.
        value: Value,
    },
}

/// The stretches of the text to replace, in the order of the text. Whether the text then says what it should is for
/// [`changed`] to say.
///
/// # Errors
/// What stands in the way.
pub fn edits_of(text: &str, tree: &Tree, changes: &[&NodeEdit]) -> Result<Vec<TextEdit>, Obstacle> {
    let plan = Plan::of(text, tree);
    let mut edits = Vec::new();
    for change in changes {
        edits.append(&mut plan.edits(change)?);
    }
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    Ok(edits)
}

/// The text after the changes, all of them or none: exactly what they name is another, every other byte is the same, and
/// no comment is lost. `text` is without a byte order mark and `tree` is what it reads as.
///
/// # Errors
/// What stands in the way; the text read again did not say what it should, for one.
pub fn changed(text: &str, tree: &Tree, changes: &[&NodeEdit]) -> Result<String, Obstacle> {
    if !read(text, &Limits::default()).problems.is_empty() {
        return Err(Obstacle::Unreadable);
    }
    changed_flawless(text, tree, changes)
}

/// The same of a text that is known to be YAML from its beginning to its end.
///
/// # Errors
/// As [`changed`].
pub fn changed_flawless(text: &str, tree: &Tree, changes: &[&NodeEdit]) -> Result<String, Obstacle> {
    let edits = edits_of(text, tree, changes)?;
    let new = splice(text, &edits).ok_or(Obstacle::Overlap)?;
    let reading = read(&new, &Limits::default());
    let again = reading.tree.filter(|_| reading.problems.is_empty()).ok_or(Obstacle::Unproven)?;
    let says_it = Outline::of_tree(&again) == Outline::after(tree, changes);
    let proven = says_it && comments(&new, &again) == comments(text, tree);
    if proven { Ok(new) } else { Err(Obstacle::Unproven) }
}

/// The comments of a text; a line that moves takes its own along, so their order says nothing.
fn comments<'t>(text: &'t str, tree: &Tree) -> Vec<&'t str> {
    let mut comments: Vec<&str> =
        tree.comments().iter().filter_map(|span| text.get(span.range())).map(str::trim_end).collect();
    comments.sort_unstable();
    comments
}
