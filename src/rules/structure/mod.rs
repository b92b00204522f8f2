//! Structure, legal form and tier.

mod venture;
mod wording;

use super::family;

family! {
    Structure:
    alliance_terms_missing,
    binding_clauses_missing,
    board_seats_missing,
    contributions_incomparable,
    contributions_missing,
    criteria_gap,
    criteria_unrated,
    deadlock_breaker_missing,
    equity_mismatch,
    equity_missing,
    equity_total_wrong,
    exclusivity_traps,
    facts_unanswered,
    informal_growth_unplanned,
    legal_form_mismatch,
    legal_form_missing,
    legal_form_too_light,
    migration_missing,
    migration_not_deeper,
    migration_vetoed,
    missing,
    objective_missing,
    partnership_kind_unknown,
    payment_terms_missing,
    resource_share_unknown,
    structure_missing,
    shortfall,
    too_deep,
    too_shallow,
    veto,
    tier_mismatch,
    tier_unknown,
    tier_unmet,
}
