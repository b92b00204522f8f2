use crate::rules::rule;

rule! {
    /// the canvas has no joint vision
    "vision-missing",
    severity: Warning, from: Alignment,
    nature: Gap(Purpose), consequence: Unsaid,
    authority: ["S0"],
    why: "without a common aim each party works towards its own",
    check: Wanted {
        canvas.vision,
        no: "joint vision",
        write: "add `vision:` to `canvas`: one sentence on what will be different when the partnership has worked",
    },
}
