//! `incentives-missing`: the canvas does not say what a party's sales people are paid on.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::canvas::gap::Gap;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "incentives-missing",
    family: Family::Canvas,
    severity: Severity::Advice,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S0", "S3"],
    summary: "the canvas does not say what a party's sales people are paid on",
    why: "people sell what they are paid for, whatever their company has agreed",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("incentives_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let Some(gap) = Gap::of_lists(&subject.parties(), &canvas.incentives) else { return };
    let names = names(subject.charter, &gap.parties);
    let message = match gap {
        Gap { is_open: true, .. } => format!("what the sales people of {names} are paid on is still open"),
        Gap { .. } => format!("the canvas does not say what the sales people of {names} are paid on"),
    };
    report.at_key(gap.path("canvas.incentives"), message).help(format!(
        "add a list under `canvas.incentives` for {}, such as `[joint revenue, customer satisfaction]`, or `none` where nobody sells",
        gap.parties.join(" and ")
    ));
}
