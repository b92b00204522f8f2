//! `baseline-stale`: the baseline holds a finding that is no longer there.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "baseline-stale",
    family: Family::Waivers,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::WindingDown,
    authority: &["ours"],
    summary: "the baseline holds a finding that is no longer there",
    why: "a baseline that keeps what was mended would let it come back unseen",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("baseline_stale.md"),
    check: Check::Baseline,
};
