//! Structure, legal form and tier.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
