//! Deliverables in a sentence.

use crate::document::charter::plan::Deliverable;
use crate::method::due::Due;
use crate::rules::Subject;

/// The deliverables that could be read, each with its index from 0.
pub(super) fn deliverables<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (usize, &'a Deliverable)> {
    subject.charter.deliverables.get().into_iter().flat_map(|deliverables| deliverables.iter())
}

/// The day on which it is due: "2026-10-01", or "2026-10-01 at the latest".
pub(super) fn in_words(due: &Due) -> String {
    let latest = if due.waits_for.is_some() { " at the latest" } else { "" };
    due.day.map(|day| format!("{day}{latest}")).unwrap_or_default()
}

/// What to call a deliverable: what it is, else its number.
pub(super) fn named(index: usize, deliverable: &Deliverable) -> String {
    match deliverable.what.get() {
        Some(what) => format!("\"{what}\""),
        None => format!("deliverable {}", index + 1),
    }
}
