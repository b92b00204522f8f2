//! Findings accepted for a time, and what silences them.

use super::family;

family! {
    Waivers:
    baseline_stale,
    guard_loosened,
    ignore_reasonless,
    ignore_unused,
    pattern_unused,
    standing_worse,
    waiver_expired,
    waiver_incomplete,
    waiver_ownerless,
    waiver_positional,
    waiver_unused,
}
