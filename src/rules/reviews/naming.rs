//! Reviews in words.

use crate::document::charter::Charter;
use crate::document::records::review::{Review, Shortfall};

/// What to call a review in a sentence: "the business review of 2026-Q2".
pub(super) fn name(review: &Review) -> String {
    let kind = review.kind.get().map_or("review", |kind| kind.name());
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
