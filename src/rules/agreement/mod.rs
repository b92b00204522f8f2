//! What each side acknowledged, and how agreed terms change.

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[];
