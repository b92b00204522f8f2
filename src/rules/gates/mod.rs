//! Decision gates, the trial, and the commitment in force.

pub(in crate::rules) mod naming;

use super::family;

family! {
    Gates:
    criteria_missing,
    date_mismatch,
    date_missing,
    deadlock,
    decider_missing,
    decider_shared,
    decision_incomplete,
    evidence_missing,
    first_late,
    id_duplicate,
    id_missing,
    order,
    outside_term,
    overdue,
    schedule_gap,
    schedule_missing,
    pivot_plan_missing,
    stage_behind_exit,
    trial_too_short,
    vote_conflict,
    voter_mismatch,
}
