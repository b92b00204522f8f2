//! Reviews in words.

use crate::document::records::review::{Review, ReviewKind};

/// What to call a review in a sentence: "the business review of 2026-Q2".
pub(super) fn name(review: &Review) -> String {
    let kind = match review.kind.get() {
        Some(ReviewKind::Business) => "business review",
        Some(ReviewKind::ValueLoop) => "value loop",
        Some(ReviewKind::Audit) => "audit",
        Some(ReviewKind::Relationship) => "relationship review",
        Some(ReviewKind::Operations) => "operations review",
        Some(ReviewKind::Special) => "special review",
        None => "review",
    };
    match (review.period.get(), review.held.get()) {
        (Some(period), _) => format!("the {kind} of {period}"),
        (None, Some(day)) => format!("the {kind} of {day}"),
        (None, None) => format!("the {kind}"),
    }
}
