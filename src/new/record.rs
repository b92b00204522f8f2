//! What the texts of all records have in common: the first line, and the partnership where the folder does not say it.

use crate::document::header::{self, DocumentKind};
use crate::yaml::edit::{Edits, Refusal, Value};

/// The text of a record with these keys. `partnership` is given where several charters share a folder.
pub(super) fn text<'a>(
    kind: DocumentKind,
    partnership: Option<&str>,
    entries: impl IntoIterator<Item = (&'a str, Value)>,
) -> Result<String, Refusal> {
    let head = format!("{}: {}\n", header::KEY, header::of(kind));
    let named = partnership.map(|id| ("partnership", Value::word(id)));
    named
        .into_iter()
        .chain(entries)
        .fold(Edits::of(&head), |edits, (key, value)| edits.set(key, value))
        .apply()
}
