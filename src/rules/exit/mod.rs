//! How the partnership ends.

mod acceptance_missing;
mod assets_missing;
mod clause_missing;
mod conditions_missing;
mod continuity_missing;
mod customers_missing;
mod data_migration_missing;
mod data_missing;
mod first_refusal_undecided;
mod fulfilment_missing;
mod gaps;
mod ip_missing;
mod non_compete_long;
mod non_compete_undecided;
mod notice_longer_than_term;
mod notice_lopsided;
mod notice_missing;
mod project_end_missing;
mod punitive;
mod review_stale;
mod term_contradictory;
mod term_end_before_start;
mod term_expired;
mod term_indefinite;
mod term_missing;
mod term_renewal_due;
mod term_renewal_undecided;
mod term_start_missing;
mod transition_missing;
mod unwinding_missing;
mod valuation_missing;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &acceptance_missing::RULE,
    &assets_missing::RULE,
    &clause_missing::RULE,
    &conditions_missing::RULE,
    &continuity_missing::RULE,
    &customers_missing::RULE,
    &data_migration_missing::RULE,
    &data_missing::RULE,
    &first_refusal_undecided::RULE,
    &fulfilment_missing::RULE,
    &ip_missing::RULE,
    &non_compete_long::RULE,
    &non_compete_undecided::RULE,
    &notice_longer_than_term::RULE,
    &notice_lopsided::RULE,
    &notice_missing::RULE,
    &punitive::RULE,
    &review_stale::RULE,
    &transition_missing::RULE,
    &unwinding_missing::RULE,
    &valuation_missing::RULE,
    &project_end_missing::RULE,
    &term_contradictory::RULE,
    &term_end_before_start::RULE,
    &term_expired::RULE,
    &term_indefinite::RULE,
    &term_missing::RULE,
    &term_renewal_due::RULE,
    &term_renewal_undecided::RULE,
    &term_start_missing::RULE,
];
