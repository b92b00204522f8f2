use std::fmt::Display;

use crate::document::Field;
use crate::finding::Place;
use crate::method::term::{is_perpetual, last_day_by_length};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the term's length and its end do not agree
    "term-contradictory",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["ours"],
    why: "with two last days each side goes by the one that suits it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let Some(end) = term.end.get() else { return };
    if term.start.get().is_some_and(|start| end < start) {
        return;
    }
    if is_perpetual(term) {
        drafts
            .at_value("term.end", format!("the term has no end by its length, and ends on {end}"))
            .also(&Place::value("term.length"), "has no end")
            .help("keep `length` or `end`, whichever was agreed");
        return;
    }
    let Some(last) = last_day_by_length(term).filter(|last| last != end) else { return };
    let (start, length) = (shown(&term.start), shown(&term.length));
    drafts
        .at_value("term.end", format!("the term ends on {end}, but {length} from {start} are over on {last}"))
        .also(&Place::value("term.length"), format!("{length} from {start}: last day {last}"))
        .help(format!("write `end: {last}`, or keep `length` or `end` alone, whichever was agreed"));
}

fn shown<T: Display>(field: &Field<T>) -> String {
    field.get().map(T::to_string).unwrap_or_default()
}
