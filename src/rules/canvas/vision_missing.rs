//! `vision-missing`: the canvas has no joint vision.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "vision-missing",
    family: Family::Canvas,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the canvas has no joint vision",
    why: "without a common aim each party works towards its own",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("vision_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    if !canvas.vision.is_missing() {
        return;
    }
    let message = if canvas.vision.is_open() {
        "the joint vision is still open"
    } else {
        "the canvas names no joint vision"
    };
    report.at_key("canvas.vision", message).help(
        "add `vision:` to `canvas`: one sentence on what will be different when the partnership has worked",
    );
}
