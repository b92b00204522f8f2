//! Reviews, health and indicators.

mod action_incomplete;
mod action_overdue;
mod agenda_incomplete;
mod conversion_low;
mod health_gap;
mod health_one_sided;
mod indicator_declining;
mod naming;
mod one_sided;
mod overdue;
mod reading_missing;
mod scorecard_low;
mod special_due;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &action_incomplete::RULE,
    &action_overdue::RULE,
    &agenda_incomplete::RULE,
    &conversion_low::RULE,
    &health_gap::RULE,
    &health_one_sided::RULE,
    &indicator_declining::RULE,
    &reading_missing::RULE,
    &one_sided::RULE,
    &overdue::RULE,
    &scorecard_low::RULE,
    &special_due::RULE,
];
