//! What the terms of the contract do to each other, and whether the charter agrees with them.

mod bargain;
mod contradictions;
mod quotation;
mod reason;
pub(super) mod shared_revenue;

use super::family;

family! {
    Contract:
    assignment_without_change_of_control,
    charter_contradiction,
    clauses_unlisted,
    exclusivity_without_minimum,
    governing_law_missing,
    ip_ownership_missing,
    liability_uncapped,
    post_termination_missing,
    quote_missing,
    renewal_notice_missing,
    restriction_without_exception,
    revenue_share_without_audit,
    way_out_missing,
}
