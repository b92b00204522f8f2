//! Choosing a partner.

mod referral_cycle;
mod score_missing;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[&score_missing::RULE, &referral_cycle::RULE];
