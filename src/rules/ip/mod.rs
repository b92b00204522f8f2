//! Who owns what was brought and what is made together.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
