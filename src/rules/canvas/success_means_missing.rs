use crate::rules::rule;

rule! {
    /// the canvas does not say what a party needs to feel successful
    "success-means-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Limits), consequence: Unsaid,
    authority: ["S0"],
    why: "a party can reach every target and still feel that it got nothing out of it",
    check: Wanted {
        canvas.success_means.{party},
        no: "definition of success",
        write: "add a sentence under `canvas.success_means` for {parties}: what must have happened for it to call this a success",
    },
}
