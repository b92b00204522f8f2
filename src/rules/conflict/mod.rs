//! How disagreements are settled.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
