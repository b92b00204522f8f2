//! Reviews, health and indicators.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
