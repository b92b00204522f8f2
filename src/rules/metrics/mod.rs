//! How success is measured.

use super::family;
use crate::document::charter::metrics::Metric;

family! {
    Metrics:
    activity_only,
    duplicate,
    incomplete,
    unagreed,
    unit_mismatch,
    kind_missing,
    missing,
    too_few,
    too_many,
}

/// What to call a metric: its name, else its id, else its number in the list.
fn called(metric: &Metric, index: usize) -> String {
    let name = metric.name.get().map(ToString::to_string);
    name.or_else(|| metric.id.get().map(|id| format!("`{}`", id.as_str())))
        .unwrap_or_else(|| (index + 1).to_string())
}
