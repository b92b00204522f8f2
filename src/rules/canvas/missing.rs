use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter has no alignment canvas
    "canvas-missing",
    severity: Warning, from: Alignment,
    authority: ["S0"],
    why: "parties that never compared what they want find out how they differ when it is expensive",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let canvas = &subject.charter.canvas;
    if !canvas.is_missing() {
        return;
    }
    let message = if canvas.is_open() {
        "the canvas is still open: the parties have not written down what each of them wants"
    } else {
        "the parties have not written down what each of them wants"
    };
    drafts.at_value("canvas", message).help(
        "sit down together and add `canvas:`; begin with `vision:`, then `goals:`, `success_means:` and `non_negotiables:` of each party",
    );
}
