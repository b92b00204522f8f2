//! Phases, plans and their dates.

mod data_passed;
mod deliverable;
mod shared_data;

use super::family;

family! {
    Plan:
    checkpoints_missing,
    data_agreement_missing,
    data_terms_missing,
    deliverable_incomplete,
    deliverable_outside_term,
    deliverable_overdue,
    deliverables_missing,
    early_wins_missing,
    event_open_ended,
    joint_plan_missing,
    joint_plan_one_sided,
    joint_plan_undated,
    readiness_missing,
    onboarding_incomplete,
    phase_order,
    phase_resources_missing,
    pilot_unfocused,
    missing,
    order,
    pre_mortem_missing,
    security_audit_missing,
    signature_outstanding,
    training_missing,
}
