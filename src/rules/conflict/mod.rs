//! How disagreements are settled.

mod joint;
mod outside;

use super::family;

family! {
    Conflict:
    confidentiality_missing,
    level_unnamed,
    levels_too_few,
    protocol_missing,
    time_limit_missing,
    cooling_off_missing,
    cooling_off_too_short,
    deadlock_continues,
    deadlock_default_missing,
    deadlock_undefined,
    neutral_level_missing,
}
