use super::deliverable::{deliverables, in_words, named};
use crate::finding::Place;
use crate::method::term::last_day;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a deliverable is due after the end of the term
    "deliverable-outside-term",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["ours"],
    why: "once the term is over, no party is bound to deliver, test or pay",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let Some(last) = last_day(term) else { return };
    let place_of_last = if term.end.is_given() { "term.end" } else { "term.length" };
    for (index, deliverable) in deliverables(subject) {
        let due = deliverable.due_on(subject.as_of);
        let Some(due) = due.day.filter(|due| *due > last).map(|_| in_words(&due)) else { continue };
        drafts
            .at_value(
                format!("deliverables[{index}].due"),
                format!("{} is due on {due}, after the term ends on {last}", named(index, deliverable)),
            )
            .label(format!("the term ends on {last}"))
            .also(&Place::value(place_of_last), format!("the last day is {last}"))
            .help(format!("agree a date up to {last}, or extend the term"));
    }
}
