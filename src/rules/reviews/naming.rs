//! Reviews in words.

use crate::document::charter::Charter;
use crate::document::records::review::{Review, Shortfall};

/// What to call a review in a sentence: "business review of 2026-Q2".
pub(super) fn name(review: &Review) -> String {
    let kind = review.kind.get().map_or("review", |kind| kind.name());
    match (review.period.get(), review.held.get()) {
        (Some(period), _) => format!("{kind} of {period}"),
        (None, Some(day)) => format!("{kind} of {day}"),
        (None, None) => kind.to_owned(),
    }
}

/// What to call underperformance in a sentence: "underperformance of Kestrel Software (\"One developer of three\")".
pub(super) fn shortfall(charter: &Charter, shortfall: &Shortfall) -> String {
    let whose = shortfall.side.get().map(|side| format!(" of {}", charter.party_name(side.as_str())));
    let what = shortfall.what.get().map(|what| format!(" (\"{what}\")"));
    format!("underperformance{}{}", whose.unwrap_or_default(), what.unwrap_or_default())
}

/// What a metric is called, by its id.
pub(super) fn metric_name<'a>(charter: &'a Charter, id: &str) -> Option<&'a str> {
    let metrics = charter.metrics.get()?;
    let metric = metrics.values().find(|metric| metric.id.get().is_some_and(|it| it.as_str() == id))?;
    metric.name.get().map(|name| name.as_str())
}

/// A question or a score as people call it: `value delivery`.
pub(super) fn spoken(name: &str) -> String {
    name.replace('_', " ")
}
