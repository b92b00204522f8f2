//! `goals-missing`: the canvas names no goals of a party.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::canvas::gap::Gap;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "goals-missing",
    family: Family::Canvas,
    severity: Severity::Warning,
    from: Stage::Alignment,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the canvas names no goals of a party",
    why: "a party whose goals nobody knows cannot be helped to reach them",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("goals_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(canvas) = subject.charter.canvas.get() else { return };
    let Some(gap) = Gap::of_lists(&subject.parties(), &canvas.goals) else { return };
    let names = names(subject.charter, &gap.parties);
    let message = match gap {
        Gap { is_open: true, .. } => format!("the goals of {names} are still open"),
        Gap { .. } => format!("the canvas names no goals of {names}"),
    };
    report.at_key(gap.path("canvas.goals"), message).help(format!(
        "add a list of goals under `canvas.goals` for {}, if possible with `metric:` and `target:`",
        gap.parties.join(" and ")
    ));
}
