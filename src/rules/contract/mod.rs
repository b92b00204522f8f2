//! What the terms of the contract do to each other.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
