//! Phases, plans and their dates.

mod checkpoints_missing;
mod data_agreement_missing;
mod deliverable;
mod deliverable_incomplete;
mod deliverable_outside_term;
mod deliverable_overdue;
mod deliverables_missing;
mod early_wins_missing;
mod joint_plan_missing;
mod joint_plan_one_sided;
mod joint_plan_undated;
mod missing;
mod onboarding_incomplete;
mod order;
mod phase_order;
mod phase_resources_missing;
mod pilot_unfocused;
mod pre_mortem_missing;
mod readiness_missing;
mod security_audit_missing;
mod shared_data;
mod signature_outstanding;
mod training_missing;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &checkpoints_missing::RULE,
    &data_agreement_missing::RULE,
    &deliverable_incomplete::RULE,
    &deliverable_outside_term::RULE,
    &deliverable_overdue::RULE,
    &deliverables_missing::RULE,
    &early_wins_missing::RULE,
    &joint_plan_missing::RULE,
    &joint_plan_one_sided::RULE,
    &joint_plan_undated::RULE,
    &readiness_missing::RULE,
    &onboarding_incomplete::RULE,
    &phase_order::RULE,
    &phase_resources_missing::RULE,
    &pilot_unfocused::RULE,
    &missing::RULE,
    &order::RULE,
    &pre_mortem_missing::RULE,
    &security_audit_missing::RULE,
    &signature_outstanding::RULE,
    &training_missing::RULE,
];
