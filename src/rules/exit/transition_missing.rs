//! `exit-transition-missing`: the exit section does not say how long the parties help each other over.

use super::gaps::{Wanted, report_gaps};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-transition-missing",
    family: Family::Exit,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::WindingDown,
    authority: &["S0"],
    summary: "the exit section does not say how long the parties help each other over",
    why: "customers and systems that hang on both sides cannot be moved in a day",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("transition_missing.md"),
    check: Check::Partnership(check),
};

const WANTED: Wanted =
    Wanted { key: "transition", lack: "names no transition period", example: "transition: 60 days" };

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    report_gaps(subject, report, &WANTED, &exit.transition);
}
