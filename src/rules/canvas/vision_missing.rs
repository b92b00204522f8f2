use crate::rules::rule;

rule! {
    /// no joint vision
    "vision-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    question: "What will be there in a few years that is not there today?",
    example: "a forwarder books and borrows on one page", concerns: All,
    authority: ["S0"],
    why: "without a common aim each party works towards its own",
    check: Wanted {
        canvas.vision,
        no: "joint vision",
        write: "agree in one sentence what will be different if the partnership works, and add it to `canvas` as `vision:`",
    },
}
