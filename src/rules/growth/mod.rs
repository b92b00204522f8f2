//! Joint growth, referrals, deals and what crosses borders.

mod co_innovation_without_budget;
mod co_innovation_without_ip;
mod co_innovation_without_split;
mod co_marketing_incomplete;
mod co_marketing_same_audience;
mod co_marketing_unmeasured;
mod co_selling_incomplete;
mod cross_border_undecided;
mod currencies_mixed;
mod deal_conflict;
mod deal_customer_unclear;
mod deal_duplicate;
mod deal_incomplete;
mod kind_missing;
mod motion_mismatch;
mod motions;
mod naming;
mod narrative_missing;
mod referrals_incomplete;
mod split_inexact;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &co_innovation_without_budget::RULE,
    &co_innovation_without_ip::RULE,
    &co_innovation_without_split::RULE,
    &co_marketing_incomplete::RULE,
    &co_marketing_same_audience::RULE,
    &co_marketing_unmeasured::RULE,
    &co_selling_incomplete::RULE,
    &cross_border_undecided::RULE,
    &currencies_mixed::RULE,
    &deal_conflict::RULE,
    &deal_customer_unclear::RULE,
    &deal_duplicate::RULE,
    &deal_incomplete::RULE,
    &kind_missing::RULE,
    &motion_mismatch::RULE,
    &narrative_missing::RULE,
    &referrals_incomplete::RULE,
    &split_inexact::RULE,
];
