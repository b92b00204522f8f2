//! Joint growth, referrals and deals.

mod currencies_mixed;
mod deal_conflict;
mod deal_duplicate;
mod deal_incomplete;
mod naming;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] =
    &[&deal_conflict::RULE, &currencies_mixed::RULE, &deal_duplicate::RULE, &deal_incomplete::RULE];
