//! `gate-date-missing`: the day of a gate cannot be told.

use super::naming;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::gates::GateState;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-date-missing",
    family: Family::Gates,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the day of a gate cannot be told",
    why: "a gate without a day is never due, so nobody ever decides",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("date_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let has_no_start = subject.charter.term.and(|term| &term.start).is_missing();
    let mut waiting = Vec::new();
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state != GateState::Decided) {
        if !gate.due.is_missing() {
            continue;
        }
        let name = naming::name(gate, status);
        if gate.after.is_missing() {
            let message = match gate.due.is_open() || gate.after.is_open() {
                true => format!("the day of {name} is still open"),
                false => format!("{name} has no day"),
            };
            report
                .at_key(format!("gates[{}].due", status.index), message)
                .help("add `due:` with a date, or `after:` with the time from the term's start");
        } else if has_no_start && gate.after.is_given() {
            waiting.push(name);
        }
    }
    if !waiting.is_empty() {
        let (names, falls) = (waiting.join(" and "), if waiting.len() == 1 { "falls" } else { "fall" });
        report
            .at_key(
                "term.start",
                format!("the charter does not say when the term starts, so {names} {falls} on no day"),
            )
            .help("add `start:` to `term`, such as `start: 2026-04-01`, or write `due:` in the gate");
    }
}
