//! Deliverables in a sentence.

use crate::document::charter::plan::Deliverable;
use crate::rules::Subject;

/// The deliverables that could be read, each with its index from 0.
pub(super) fn deliverables<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (usize, &'a Deliverable)> {
    subject.charter.deliverables.get().into_iter().flat_map(|deliverables| deliverables.iter())
}

/// What to call a deliverable: what it is, else its number.
pub(super) fn named(index: usize, deliverable: &Deliverable) -> String {
    match deliverable.what.get() {
        Some(what) => format!("\"{what}\""),
        None => format!("deliverable {}", index + 1),
    }
}
