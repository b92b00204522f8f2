//! What the parties want together and each on its own.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
