//! `non-negotiables-missing`: the canvas does not say what a party will not give up.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::canvas::gap::Gap;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "non-negotiables-missing",
    family: Family::Canvas,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the canvas does not say what a party will not give up",
    why: "a line that nobody drew is crossed by accident, and then cannot be argued about",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("non_negotiables_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let Some(gap) = Gap::of_lists(&subject.parties(), &canvas.non_negotiables) else { return };
    let names = names(subject.charter, &gap.parties);
    let message = match gap {
        Gap { is_open: true, .. } => format!("what {names} will not give up is still open"),
        Gap { .. } => format!("the canvas does not say what {names} will not give up"),
    };
    report.at_key(gap.path("canvas.non_negotiables"), message).help(format!(
        "add a list under `canvas.non_negotiables` for {}, or say in words that there is nothing",
        gap.parties.join(" and ")
    ));
}
