//! Who gives what and gets what.

mod brand_veto_missing;
mod contribution_missing;
mod core_business_distraction;
mod costs_missing;
mod currencies_mixed;
mod exchange_documented_late;
mod exchange_incomplete;
mod exchange_missing;
mod exchange_party_absent;
mod exchange_undocumented;
mod exchange_with_self;
mod expected_revenue_missing;
mod imbalanced;
mod intangibles_missing;
mod management_cost_missing;
mod management_time_excessive;
mod management_time_missing;
mod minimums_missing;
mod missing;
mod parties;
mod priority_notice_missing;
mod return_negative;
mod revenue_split_mismatch;
mod revenue_split_missing;
mod shortfall;
mod tiered_split_missing;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &brand_veto_missing::RULE,
    &contribution_missing::RULE,
    &core_business_distraction::RULE,
    &costs_missing::RULE,
    &currencies_mixed::RULE,
    &exchange_documented_late::RULE,
    &exchange_incomplete::RULE,
    &exchange_missing::RULE,
    &exchange_party_absent::RULE,
    &exchange_undocumented::RULE,
    &exchange_with_self::RULE,
    &expected_revenue_missing::RULE,
    &intangibles_missing::RULE,
    &management_cost_missing::RULE,
    &management_time_excessive::RULE,
    &management_time_missing::RULE,
    &minimums_missing::RULE,
    &priority_notice_missing::RULE,
    &return_negative::RULE,
    &revenue_split_mismatch::RULE,
    &revenue_split_missing::RULE,
    &tiered_split_missing::RULE,
    &imbalanced::RULE,
    &missing::RULE,
    &shortfall::RULE,
];
