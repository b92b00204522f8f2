use crate::rules::rule;

rule! {
    /// a verdict, a count of what is not met, a score or the balance is worse than at the revision or in the baseline compared with
    "standing-worse",
    severity: Error, until: Ended,
    nature: Defect, consequence: Adrift,
    authority: ["ours"],
    why: "a partnership that slips one small change at a time fails without anyone having decided it",
    check: Standing,
}
