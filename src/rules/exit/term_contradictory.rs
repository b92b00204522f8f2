//! `term-contradictory`: the term's length and its end do not agree.

use std::fmt::Display;

use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::term::{is_perpetual, last_day_by_length};
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "term-contradictory",
    family: Family::Exit,
    severity: Severity::Error,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "the term's length and its end do not agree",
    why: "with two last days each side goes by the one that suits it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("term_contradictory.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let Some(end) = term.end.get() else { return };
    if term.start.get().is_some_and(|start| end < start) {
        return;
    }
    if is_perpetual(term) {
        report
            .at_value("term.end", format!("the term has no end by its length, and ends on {end}"))
            .also(&Place::value("term.length"), "has no end")
            .help("keep `length` or `end`, whichever was agreed");
        return;
    }
    let Some(last) = last_day_by_length(term).filter(|last| last != end) else { return };
    let (start, length) = (shown(&term.start), shown(&term.length));
    report
        .at_value("term.end", format!("the term ends on {end}, but {length} from {start} are over on {last}"))
        .also(&Place::value("term.length"), format!("{length} from {start}: last day {last}"))
        .help(format!("write `end: {last}`, or keep `length` or `end` alone, whichever was agreed"));
}

fn shown<T: Display>(field: &Field<T>) -> String {
    field.get().map(T::to_string).unwrap_or_default()
}
