//! `canvas-missing`: the charter has no alignment canvas.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "canvas-missing",
    family: Family::Canvas,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the charter has no alignment canvas",
    why: "parties that never compared what they want find out how they differ when it is expensive",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let canvas = &subject.charter.canvas;
    if !canvas.is_missing() {
        return;
    }
    let message = if canvas.is_open() {
        "the canvas is still open: the parties have not written down what each of them wants"
    } else {
        "the parties have not written down what each of them wants"
    };
    report.at_value("canvas", message).help(
        "sit down together and add `canvas:`; begin with `vision:`, then `goals:`, `success_means:` and `non_negotiables:` of each party",
    );
}
