use std::fmt::Display;

use crate::document::Field;
use crate::document::scalar::Ending;
use crate::finding::Place;
use crate::method::term::{is_perpetual, last_day_by_length};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the length of the term and its end date disagree
    "term-contradictory",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["ours"],
    why: "each party can go by the last day that suits it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let Some(Ending::Day(end)) = term.end.get() else { return };
    if term.start.get().is_some_and(|start| end < start) {
        return;
    }
    if is_perpetual(term) {
        drafts
            .at_value("term.end", format!("term is perpetual by its length, but ends on {end}"))
            .also(&Place::value("term.length"), "perpetual")
            .help("agree which one holds, and keep only `length` or only `end`");
        return;
    }
    let Some(last) = last_day_by_length(term).filter(|last| last != end) else { return };
    let (start, length) = (shown(&term.start), shown(&term.length));
    drafts
        .at_value("term.end", format!("term ends on {end}, but {length} from {start} would end on {last}"))
        .also(&Place::value("term.length"), format!("{length} from {start}: last day {last}"))
        .help(format!("agree which one holds: write `end: {last}`, or keep only `length` or only `end`"));
}

fn shown<T: Display>(field: &Field<T>) -> String {
    field.get().map(T::to_string).unwrap_or_default()
}
