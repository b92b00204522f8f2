use crate::rules::rule;

rule! {
    /// no definition of success for a party
    "success-means-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Limits), consequence: Unsaid,
    question: "What must happen for each party to call it a success?",
    example: "losses stay low", concerns: Each,
    authority: ["S0"],
    why: "a party can hit every target and still call the partnership a failure",
    check: Wanted {
        canvas.success_means.{party},
        no: "definition of success",
        write: "ask what must have happened to call this a success, and add a sentence under `canvas.success_means` for {names}",
    },
}
