//! Findings accepted for a time, and what silences them.

mod usage;

pub use usage::Usage;

use super::family;

family! {
    Waivers:
    baseline_stale,
    ignore_reasonless,
    ignore_unused,
    pattern_unused,
    waiver_expired,
    waiver_incomplete,
    waiver_ownerless,
    waiver_unused,
}
