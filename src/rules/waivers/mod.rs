//! Findings accepted for a time, and what silences them.

mod baseline_stale;
mod ignore_reasonless;
mod ignore_unused;
mod pattern_unused;
mod usage;
mod waiver_expired;
mod waiver_incomplete;
mod waiver_ownerless;
mod waiver_unused;

pub use usage::Usage;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &baseline_stale::RULE,
    &ignore_reasonless::RULE,
    &ignore_unused::RULE,
    &pattern_unused::RULE,
    &waiver_expired::RULE,
    &waiver_incomplete::RULE,
    &waiver_ownerless::RULE,
    &waiver_unused::RULE,
];
