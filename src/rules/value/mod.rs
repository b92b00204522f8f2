//! Who gives what and gets what.

mod parties;

use super::family;

family! {
    Value:
    brand_veto_missing,
    contribution_missing,
    core_business_distraction,
    costs_missing,
    currencies_mixed,
    exchange_documented_late,
    exchange_incomplete,
    exchange_missing,
    exchange_party_absent,
    exchange_undocumented,
    exchange_with_self,
    expected_revenue_missing,
    funding_ends_early,
    intangibles_missing,
    management_cost_missing,
    management_time_excessive,
    management_time_missing,
    margin_before_split,
    minimum_without_exclusivity,
    minimums_missing,
    priority_notice_missing,
    rate_unclear,
    return_negative,
    revenue_split_mismatch,
    revenue_split_missing,
    take_or_pay_without_duty_to_supply,
    tiered_split_missing,
    imbalanced,
    level_order,
    level_outdated,
    missing,
    shortfall,
    sponsorship_vat_undecided,
    stale,
}
