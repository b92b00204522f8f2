//! Joint growth, referrals, deals and what crosses borders.

mod motions;
mod naming;

use super::family;

family! {
    Growth:
    co_innovation_without_budget,
    co_innovation_without_ip,
    co_innovation_without_split,
    co_marketing_incomplete,
    co_marketing_same_audience,
    co_marketing_unmeasured,
    co_selling_incomplete,
    cross_border_undecided,
    currencies_mixed,
    deal_conflict,
    deal_duplicate,
    deal_incomplete,
    kind_missing,
    motion_mismatch,
    narrative_missing,
    referrals_incomplete,
    split_inexact,
}
