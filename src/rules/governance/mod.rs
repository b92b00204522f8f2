//! Who decides what, and in which bodies.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
