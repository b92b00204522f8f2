use crate::rules::rule;

rule! {
    /// the canvas does not say what a party will not give up
    "non-negotiables-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Limits), consequence: Unsaid,
    authority: ["S0"],
    why: "a line that nobody drew is crossed by accident, and then cannot be argued about",
    check: Wanted {
        canvas.non_negotiables.{party}[],
        no: "non-negotiables",
        write: "add a list under `canvas.non_negotiables` for {parties}, or say in words that there is nothing",
    },
}
