use super::naming;
use crate::finding::Place;
use crate::method::term::last_day;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::gates::due_day;

rule! {
    /// a gate falls outside the term
    "gate-outside-term",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["ours"],
    why: "a decision to continue comes too late once the term is over",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let (first, last) = (term.start.get().copied(), last_day(term));
    let place_of_last = if term.end.is_given() { "term.end" } else { "term.length" };
    for (gate, status) in naming::gates(subject) {
        let Some(due) = status.due else { continue };
        let (name, day) = (naming::name(gate, status), due_day(status));
        if let Some(first) = first.filter(|first| due < *first) {
            drafts
                .at_value(
                    naming::day(gate, status),
                    format!("{name} is due on {day}, before the term begins on {first}"),
                )
                .help(format!("move the gate to {first} or later"))
                .also(&Place::value("term.start"), "the term begins here");
        }
        if let Some(last) = last.filter(|last| due > *last) {
            drafts
                .at_value(
                    naming::day(gate, status),
                    format!("{name} is due on {day}, after the term ends on {last}"),
                )
                .help(format!("move the gate before {last}, early enough to act on the decision"))
                .also(&Place::value(place_of_last), format!("the last day is {last}"));
        }
    }
}
