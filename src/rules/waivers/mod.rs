//! Findings accepted for a time.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
