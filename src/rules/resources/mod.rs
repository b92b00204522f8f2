//! What each party puts in.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
