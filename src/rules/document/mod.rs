//! x
use super::Rule;
/// x
pub const RULES: &[&Rule] = &[];
