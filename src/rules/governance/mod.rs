//! Who decides what, and in which bodies.

mod amendments_missing;
mod approvals_too_many;
mod authority;
mod bodies_missing;
mod body_cadence_missing;
mod body_members_missing;
mod body_without_authority;
mod champions_too_few;
mod chief_overloaded;
mod consultation_missing;
mod dashboard_missing;
mod decision_authority_unclear;
mod decision_decider_missing;
mod decision_rights_imbalance;
mod decision_rights_missing;
mod escalation_missing;
mod integration_lead_missing;
mod integration_lead_one_sided;
mod interface_undefined;
mod issue_tracker_missing;
mod joint_team_undefined;
mod knowledge_base_missing;
mod lead_not_empowered;
pub(in crate::rules) mod lists;
mod manager_missing;
pub(in crate::rules) mod people;
pub(in crate::rules) mod rhythm;
mod scope_decider_missing;
mod seats;
mod section_missing;
mod service_levels_missing;
mod sponsor_missing;
mod steering_too_rare;
mod working_level_too_rare;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &amendments_missing::RULE,
    &approvals_too_many::RULE,
    &bodies_missing::RULE,
    &body_cadence_missing::RULE,
    &body_members_missing::RULE,
    &body_without_authority::RULE,
    &champions_too_few::RULE,
    &chief_overloaded::RULE,
    &consultation_missing::RULE,
    &dashboard_missing::RULE,
    &decision_authority_unclear::RULE,
    &decision_decider_missing::RULE,
    &decision_rights_imbalance::RULE,
    &decision_rights_missing::RULE,
    &escalation_missing::RULE,
    &section_missing::RULE,
    &integration_lead_missing::RULE,
    &integration_lead_one_sided::RULE,
    &interface_undefined::RULE,
    &issue_tracker_missing::RULE,
    &joint_team_undefined::RULE,
    &knowledge_base_missing::RULE,
    &lead_not_empowered::RULE,
    &manager_missing::RULE,
    &scope_decider_missing::RULE,
    &service_levels_missing::RULE,
    &sponsor_missing::RULE,
    &steering_too_rare::RULE,
    &working_level_too_rare::RULE,
];
