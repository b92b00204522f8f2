//! Reviews, health and indicators.

mod action_incomplete;
mod action_overdue;
mod agenda_incomplete;
mod audit_outcome_missing;
mod balance_declining;
mod cadence_missing;
mod charter_stale;
mod conversion_low;
mod decider_absent;
mod health_answers_one_sided;
mod health_check_missing;
mod health_gap;
mod health_one_sided;
mod indicator_declining;
mod kind;
mod leaders;
mod meetings_skipped;
mod missing;
mod naming;
mod one_sided;
mod overdue;
mod reading_missing;
mod scorecard_low;
mod shortfall_cause_missing;
mod shortfall_step_missing;
mod special_due;
mod symptom_misspelt;
mod too_rare;
mod value_loop_fruitless;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &action_incomplete::RULE,
    &action_overdue::RULE,
    &agenda_incomplete::RULE,
    &audit_outcome_missing::RULE,
    &balance_declining::RULE,
    &cadence_missing::RULE,
    &charter_stale::RULE,
    &conversion_low::RULE,
    &decider_absent::RULE,
    &health_answers_one_sided::RULE,
    &health_check_missing::RULE,
    &health_gap::RULE,
    &health_one_sided::RULE,
    &indicator_declining::RULE,
    &meetings_skipped::RULE,
    &missing::RULE,
    &one_sided::RULE,
    &overdue::RULE,
    &reading_missing::RULE,
    &scorecard_low::RULE,
    &shortfall_cause_missing::RULE,
    &shortfall_step_missing::RULE,
    &special_due::RULE,
    &symptom_misspelt::RULE,
    &too_rare::RULE,
    &value_loop_fruitless::RULE,
];
