//! Decision gates, the trial, and the commitment in force.

mod criteria_missing;
mod date_mismatch;
mod date_missing;
mod deadlock;
mod decider_missing;
mod decider_shared;
mod decision_incomplete;
mod evidence_missing;
mod first_late;
mod id_duplicate;
mod id_missing;
pub(in crate::rules) mod naming;
mod order;
mod outside_term;
mod overdue;
mod schedule_gap;
mod schedule_missing;
mod stage_behind_exit;
mod trial_too_short;
mod vote_conflict;
mod voter_mismatch;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &criteria_missing::RULE,
    &date_mismatch::RULE,
    &date_missing::RULE,
    &deadlock::RULE,
    &decider_missing::RULE,
    &decider_shared::RULE,
    &decision_incomplete::RULE,
    &evidence_missing::RULE,
    &first_late::RULE,
    &id_duplicate::RULE,
    &id_missing::RULE,
    &order::RULE,
    &outside_term::RULE,
    &overdue::RULE,
    &schedule_gap::RULE,
    &schedule_missing::RULE,
    &stage_behind_exit::RULE,
    &trial_too_short::RULE,
    &vote_conflict::RULE,
    &voter_mismatch::RULE,
];
