//! Structure, legal form and tier.

mod alliance_terms_missing;
mod board_seats_missing;
mod contributions_incomparable;
mod contributions_missing;
mod criteria_gap;
mod criteria_unrated;
mod deadlock_breaker_missing;
mod equity_mismatch;
mod equity_missing;
mod equity_total_wrong;
mod exclusivity_traps;
mod facts_unanswered;
mod informal_growth_unplanned;
mod legal_form_mismatch;
mod legal_form_missing;
mod legal_form_too_light;
mod migration_missing;
mod migration_not_deeper;
mod migration_vetoed;
mod missing;
mod objective_missing;
mod payment_terms_missing;
mod resource_share_unknown;
mod shortfall;
mod structure_missing;
mod tier_mismatch;
mod tier_unknown;
mod tier_unmet;
mod too_deep;
mod too_shallow;
mod venture;
mod veto;
mod wording;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &alliance_terms_missing::RULE,
    &board_seats_missing::RULE,
    &contributions_incomparable::RULE,
    &contributions_missing::RULE,
    &criteria_gap::RULE,
    &criteria_unrated::RULE,
    &deadlock_breaker_missing::RULE,
    &equity_mismatch::RULE,
    &equity_missing::RULE,
    &equity_total_wrong::RULE,
    &exclusivity_traps::RULE,
    &facts_unanswered::RULE,
    &informal_growth_unplanned::RULE,
    &legal_form_mismatch::RULE,
    &legal_form_missing::RULE,
    &legal_form_too_light::RULE,
    &migration_missing::RULE,
    &migration_not_deeper::RULE,
    &migration_vetoed::RULE,
    &missing::RULE,
    &objective_missing::RULE,
    &payment_terms_missing::RULE,
    &resource_share_unknown::RULE,
    &structure_missing::RULE,
    &shortfall::RULE,
    &too_deep::RULE,
    &too_shallow::RULE,
    &veto::RULE,
    &tier_mismatch::RULE,
    &tier_unknown::RULE,
    &tier_unmet::RULE,
];
