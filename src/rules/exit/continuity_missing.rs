//! `exit-continuity-missing`: the exit section does not say how customers and staff are looked after.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-continuity-missing",
    family: Family::Exit,
    severity: Severity::Advice,
    from: Stage::Operation,
    until: Stage::WindingDown,
    authority: &["ISO 44001 stage 8"],
    summary: "the exit section does not say how customers and staff are looked after",
    why: "customers and staff did not decide on the end, and bear most of it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("continuity_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    // Before the work has begun this would only be noise.
    if subject.stage < Stage::Operation || !exit.continuity.is_missing() {
        return;
    }
    let open = if exit.continuity.is_open() { ": it is still open" } else { "" };
    report
        .at_key("exit.continuity", format!("the exit section does not say how customers and staff are looked after{open}"))
        .help("write `continuity:` under `exit`, such as `continuity: Running loans are served to their end; joint staff return to their teams`");
}
