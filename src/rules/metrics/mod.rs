//! How success is measured.

mod activity_only;
mod duplicate;
mod incomplete;
mod kind_missing;
mod missing;
mod too_few;
mod too_many;
mod unagreed;
mod unit_mismatch;

use super::Rule;
use crate::document::charter::metrics::Metric;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &activity_only::RULE,
    &duplicate::RULE,
    &incomplete::RULE,
    &unagreed::RULE,
    &unit_mismatch::RULE,
    &kind_missing::RULE,
    &missing::RULE,
    &too_few::RULE,
    &too_many::RULE,
];

/// What to call a metric: its name, else its id, else its number in the list.
fn called(metric: &Metric, index: usize) -> String {
    let name = metric.name.get().map(|name| format!("`{name}`"));
    name.or_else(|| metric.id.get().map(|id| format!("`{}`", id.as_str())))
        .unwrap_or_else(|| format!("number {}", index + 1))
}
