//! Why each party takes part.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
