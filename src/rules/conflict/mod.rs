//! How disagreements are settled.

mod confidentiality_missing;
mod cooling_off_missing;
mod cooling_off_too_short;
mod deadlock_continues;
mod deadlock_default_missing;
mod deadlock_undefined;
mod level_unnamed;
mod levels_too_few;
mod neutral_level_missing;
mod protocol_missing;
mod time_limit_missing;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &confidentiality_missing::RULE,
    &level_unnamed::RULE,
    &levels_too_few::RULE,
    &protocol_missing::RULE,
    &time_limit_missing::RULE,
    &cooling_off_missing::RULE,
    &cooling_off_too_short::RULE,
    &deadlock_continues::RULE,
    &deadlock_default_missing::RULE,
    &deadlock_undefined::RULE,
    &neutral_level_missing::RULE,
];
