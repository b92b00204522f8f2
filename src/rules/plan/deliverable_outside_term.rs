//! `deliverable-outside-term`: a deliverable is due after the term has ended.

use super::deliverable::{deliverables, named};
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::term::last_day;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "deliverable-outside-term",
    family: Family::Plan,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "a deliverable is due after the term has ended",
    why: "once the term is over nobody owes it any more",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("deliverable_outside_term.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let Some(last) = last_day(term) else { return };
    let place_of_last = if term.end.is_given() { "term.end" } else { "term.length" };
    for (index, deliverable) in deliverables(subject) {
        let Some(due) = deliverable.due.get().filter(|due| **due > last) else { continue };
        report
            .at_value(
                format!("deliverables[{index}].due"),
                format!("{} is due on {due}, after the term's last day {last}", named(index, deliverable)),
            )
            .label(format!("the term ends on {last}"))
            .also(&Place::value(place_of_last), format!("the last day is {last}"))
            .help(format!("set it to {last} or before, or let the term run longer"));
    }
}
