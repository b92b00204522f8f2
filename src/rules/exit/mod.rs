//! How the partnership ends.

mod clause_missing;
mod notice_missing;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[&clause_missing::RULE, &notice_missing::RULE];
