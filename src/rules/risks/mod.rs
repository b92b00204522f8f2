//! What could go wrong.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
