use crate::rules::rule;

rule! {
    /// the baseline holds a finding that is no longer there, or must be renewed
    "baseline-stale",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "a baseline that keeps what was fixed would let it come back unseen",
    check: Baseline,
}
