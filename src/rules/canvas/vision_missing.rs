use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the canvas has no joint vision
    "vision-missing",
    severity: Warning, from: Alignment,
    authority: ["S0"],
    why: "without a common aim each party works towards its own",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    if !canvas.vision.is_missing() {
        return;
    }
    let message = if canvas.vision.is_open() {
        "the joint vision is still open"
    } else {
        "the canvas names no joint vision"
    };
    drafts.at_key("canvas.vision", message).help(
        "add `vision:` to `canvas`: one sentence on what will be different when the partnership has worked",
    );
}
