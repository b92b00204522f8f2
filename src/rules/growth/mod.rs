//! Joint growth, referrals and deals.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
