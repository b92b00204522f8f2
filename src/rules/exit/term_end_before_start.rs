//! `term-end-before-start`: the term ends before it begins.

use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "term-end-before-start",
    family: Family::Exit,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Operation,
    authority: &["S1"],
    summary: "the term ends before it begins",
    why: "a term with impossible dates gives every gate and notice an impossible date too",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("term_end_before_start.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let Some((start, end)) = term.start.get().zip(term.end.get()).filter(|(start, end)| end < start) else {
        return;
    };
    report
        .at_value("term.end", format!("the term ends on {end}, before it begins on {start}"))
        .label("before the start")
        .also(&Place::value("term.start"), "the first day")
        .help("correct the one that is wrong; the year is the usual slip");
}
