//! Who decides what, and in which bodies.

mod affected;
pub(in crate::rules) mod authority;
pub(in crate::rules) mod rhythm;
mod seats;

use super::family;

family! {
    Governance:
    accession_undecided,
    amendments_missing,
    approvals_too_many,
    bodies_missing,
    body_cadence_missing,
    body_members_missing,
    body_without_authority,
    champions_too_few,
    chief_overloaded,
    consultation_missing,
    dashboard_missing,
    decision_authority_unclear,
    decision_decider_missing,
    decision_rights_imbalance,
    decision_rights_missing,
    decisions_contradictory,
    development_duty_missing,
    escalation_missing,
    section_missing,
    host_without_terms,
    integration_lead_missing,
    integration_lead_one_sided,
    interface_undefined,
    issue_tracker_missing,
    joint_team_undefined,
    knowledge_base_missing,
    lead_not_empowered,
    manager_missing,
    one_sided_amendment,
    one_sided_spending,
    party_outvoted,
    scope_decider_missing,
    service_levels_missing,
    sponsor_missing,
    steering_too_rare,
    vote_unclear,
    working_level_too_rare,
}
