//! Decision gates, the term, and the commitment in force.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
