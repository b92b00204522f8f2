use crate::rules::rule;

rule! {
    /// the baseline holds a finding that is no longer there
    "baseline-stale",
    severity: Warning, until: WindingDown,
    authority: ["ours"],
    why: "a baseline that keeps what was mended would let it come back unseen",
    check: Baseline,
}
