//! Reviews, health and indicators.

mod action_incomplete;
mod action_overdue;
mod agenda_incomplete;
mod cadence_missing;
mod conversion_low;
mod health_check_missing;
mod health_gap;
mod health_one_sided;
mod indicator_declining;
mod kind;
mod missing;
mod naming;
mod one_sided;
mod overdue;
mod reading_missing;
mod scorecard_low;
mod special_due;
mod too_rare;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &action_incomplete::RULE,
    &action_overdue::RULE,
    &agenda_incomplete::RULE,
    &cadence_missing::RULE,
    &conversion_low::RULE,
    &health_check_missing::RULE,
    &health_gap::RULE,
    &health_one_sided::RULE,
    &indicator_declining::RULE,
    &missing::RULE,
    &one_sided::RULE,
    &overdue::RULE,
    &reading_missing::RULE,
    &scorecard_low::RULE,
    &special_due::RULE,
    &too_rare::RULE,
];
