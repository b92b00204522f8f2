//! Whether the files can be read and mean what they say.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
