//! Reviews, health and indicators.

mod cadence_missing;
mod health_check_missing;
mod kind;
mod missing;
mod too_rare;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] =
    &[&health_check_missing::RULE, &cadence_missing::RULE, &too_rare::RULE, &missing::RULE];
