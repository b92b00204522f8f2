//! What the terms of the contract do to each other, and whether the charter agrees with them.

mod bargain;
mod contradictions;
mod contradictions_of_party;
pub(super) mod lengths;
mod quotation;
mod reason;
pub(super) mod shared_revenue;

use super::family;

family! {
    Contract:
    assignment_one_way_out,
    assignment_without_change_of_control,
    change_of_control_vague,
    clause_one_sided,
    clauses_contradictory,
    competition_review_missing,
    competition_rules_missing,
    charter_contradiction,
    clauses_unlisted,
    cross_border_clause_missing,
    damages_on_exit,
    documents_contradictory,
    documents_precedence_missing,
    exclusivity_without_minimum,
    governing_law_missing,
    ip_ownership_missing,
    joint_liability_unshared,
    leading_document_unlinked,
    liability_one_sided,
    liability_uncapped,
    open_options,
    post_termination_missing,
    quote_missing,
    renewal_notice_missing,
    restriction_outlasts_commitment,
    restriction_too_long,
    restriction_without_exception,
    revenue_share_without_audit,
    source_code_escrow_missing,
    way_out_missing,
}
