//! How the partnership ends.

mod terms;

use super::family;

family! {
    Exit:
    assets_forfeited,
    default_without_hearing,
    acceptance_missing,
    assets_missing,
    at_once,
    clause_missing,
    conditions_missing,
    continuity_missing,
    customers_missing,
    data_migration_missing,
    data_missing,
    data_undated,
    first_refusal_undecided,
    fulfilment_missing,
    ip_missing,
    non_compete_long,
    non_compete_undecided,
    notice_lopsided,
    notice_missing,
    one_sided,
    punitive,
    review_stale,
    transition_missing,
    unwinding_missing,
    valuation_missing,
    expulsion_without_appeal,
    name_lost_on_exit,
    notice_longer_than_term,
    project_end_missing,
    term_contradictory,
    term_end_before_start,
    term_expired,
    term_indefinite,
    term_missing,
    term_renewal_due,
    term_renewal_undecided,
    term_start_missing,
}
