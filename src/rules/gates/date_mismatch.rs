//! `gate-date-mismatch`: a gate has a date and an offset that lead to different days.

use super::naming;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-date-mismatch",
    family: Family::Gates,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "a gate has a date and an offset that lead to different days",
    why: "two days for one gate let each side take the one that suits it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("date_mismatch.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let start = subject.charter.term.and(|term| &term.start).get().map(|start| **start);
    for (gate, status) in naming::gates(subject) {
        let (Some(start), Some(after), Some(due)) = (start, gate.after.get(), gate.due.get()) else {
            continue;
        };
        let Some(other) = start.plus(after).filter(|other| other != due) else { continue };
        let (index, name) = (status.index, naming::name(gate, status));
        report
            .at_value(
                format!("gates[{index}].after"),
                format!("{name} is due on {due}, but {after} after the term's start is {other}"),
            )
            .label(format!("{due} counts"))
            .help("delete `after` or `due`")
            .also(&Place::value(format!("gates[{index}].due")), "the date that counts");
    }
}
