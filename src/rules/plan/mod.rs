//! Phases, plans and their dates.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
