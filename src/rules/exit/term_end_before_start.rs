use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the term ends before it begins
    "term-end-before-start",
    severity: Error,
    nature: Defect, consequence: Adrift,
    authority: ["S1"],
    why: "a term with impossible dates gives every gate and notice an impossible date too",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let Some((start, end)) = term.start.get().zip(term.end.get()).filter(|(start, end)| end < start) else {
        return;
    };
    drafts
        .at_value("term.end", format!("the term ends on {end}, before it begins on {start}"))
        .label("before the start")
        .also(&Place::value("term.start"), "the first day")
        .help("correct the one that is wrong; the year is the usual slip");
}
