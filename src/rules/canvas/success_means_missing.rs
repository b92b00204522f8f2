//! `success-means-missing`: the canvas does not say what a party needs to feel successful.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::canvas::gap::Gap;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "success-means-missing",
    family: Family::Canvas,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the canvas does not say what a party needs to feel successful",
    why: "a party can reach every target and still feel that it got nothing out of it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("success_means_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let Some(gap) = Gap::of_each(&subject.parties(), &canvas.success_means) else { return };
    let names = names(subject.charter, &gap.parties);
    let message = match gap {
        Gap { is_open: true, .. } => format!("what success means to {names} is still open"),
        Gap { .. } => format!("the canvas does not say what success means to {names}"),
    };
    report.at_key(gap.path("canvas.success_means"), message).help(format!(
        "add a sentence under `canvas.success_means` for {}: what must have happened for it to call this a success",
        gap.parties.join(" and ")
    ));
}
