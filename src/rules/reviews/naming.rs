//! Reviews in words.

use crate::document::charter::Charter;
use crate::document::records::review::{Review, ReviewKind, Shortfall};

/// What to call a review in a sentence: "the business review of 2026-Q2".
pub(super) fn name(review: &Review) -> String {
    let kind = match review.kind.get() {
        Some(ReviewKind::Business) => "business review",
        Some(ReviewKind::ValueLoop) => "value loop",
        Some(ReviewKind::Audit) => "audit",
        Some(ReviewKind::Relationship) => "relationship review",
        Some(ReviewKind::Operations) => "operations review",
        Some(ReviewKind::Leadership) => "leaders' meeting",
        Some(ReviewKind::Special) => "special review",
        None => "review",
    };
    match (review.period.get(), review.held.get()) {
        (Some(period), _) => format!("the {kind} of {period}"),
        (None, Some(day)) => format!("the {kind} of {day}"),
        (None, None) => format!("the {kind}"),
    }
}

/// What to call a shortfall in a sentence: "the shortfall of Kestrel Software (\"One developer of three\")".
pub(super) fn shortfall(charter: &Charter, shortfall: &Shortfall) -> String {
    let whose = shortfall.side.get().map(|side| format!(" of {}", charter.party_name(side.as_str())));
    let what = shortfall.what.get().map(|what| format!(" (\"{what}\")"));
    format!("the shortfall{}{}", whose.unwrap_or_default(), what.unwrap_or_default())
}
