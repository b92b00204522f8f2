//! What the terms of the contract do to each other, and whether the charter agrees with them.

mod assignment_without_change_of_control;
mod charter_contradiction;
mod clauses_unlisted;
mod contradictions;
mod exclusivity_without_minimum;
mod governing_law_missing;
mod ip_ownership_missing;
mod liability_uncapped;
mod post_termination_missing;
mod quotation;
mod quote_missing;
mod reason;
mod renewal_notice_missing;
mod restriction_without_exception;
mod revenue_share_without_audit;
pub(super) mod shared_revenue;
mod way_out_missing;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &assignment_without_change_of_control::RULE,
    &charter_contradiction::RULE,
    &clauses_unlisted::RULE,
    &exclusivity_without_minimum::RULE,
    &governing_law_missing::RULE,
    &ip_ownership_missing::RULE,
    &liability_uncapped::RULE,
    &post_termination_missing::RULE,
    &quote_missing::RULE,
    &renewal_notice_missing::RULE,
    &restriction_without_exception::RULE,
    &revenue_share_without_audit::RULE,
    &way_out_missing::RULE,
];
