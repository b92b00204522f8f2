//! Reviews, health and indicators.

mod kind;
mod leaders;
mod naming;

use super::family;

family! {
    Reviews:
    action_incomplete,
    action_overdue,
    agenda_incomplete,
    audit_outcome_missing,
    balance_declining,
    cadence_missing,
    charter_stale,
    conversion_low,
    decider_absent,
    health_answers_one_sided,
    health_check_missing,
    health_gap,
    health_low,
    health_one_sided,
    indicator_declining,
    meetings_skipped,
    missing,
    one_sided,
    overdue,
    reading_missing,
    scorecard_low,
    shortfall_cause_missing,
    shortfall_step_missing,
    special_due,
    symptom_misspelt,
    symptom_unanswered,
    too_rare,
    value_loop_fruitless,
}
