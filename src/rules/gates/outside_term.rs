//! `gate-outside-term`: a gate falls before the term begins or after it ends.

use super::naming;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::term::last_day;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-outside-term",
    family: Family::Gates,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "a gate falls before the term begins or after it ends",
    why: "a decision to go on comes too late once the term is over",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("outside_term.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let (first, last) = (term.start.get().copied(), last_day(term));
    let place_of_last = if term.end.is_given() { "term.end" } else { "term.length" };
    for (gate, status) in naming::gates(subject) {
        let Some(due) = status.due else { continue };
        let name = naming::name(gate, status);
        if let Some(first) = first.filter(|first| due < *first) {
            report
                .at_value(
                    naming::day(gate, status),
                    format!("{name} falls on {due}, before the term begins on {first}"),
                )
                .help(format!("set it to a day from {first} on"))
                .also(&Place::value("term.start"), "the term begins here");
        }
        if let Some(last) = last.filter(|last| due > *last) {
            report
                .at_value(
                    naming::day(gate, status),
                    format!("{name} falls on {due}, after the term's last day {last}"),
                )
                .help(format!("set it to a day before {last}, early enough to act on the decision"))
                .also(&Place::value(place_of_last), format!("the last day is {last}"));
        }
    }
}
