use crate::rules::rule;

rule! {
    /// the baseline lists a finding that has been fixed, or must be renewed
    "baseline-stale",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "a fixed finding could come back without failing the check",
    check: Baseline,
}
