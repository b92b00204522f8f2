//! Who gives what and gets what.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
