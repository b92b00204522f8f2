use crate::finding::Place;
use crate::method::term::end_day;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the term ends before it begins
    "term-end-before-start",
    severity: Error,
    nature: Defect, consequence: Adrift,
    authority: ["S1"],
    why: "every gate and notice date counted from the term is wrong too",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get() else { return };
    let Some((start, end)) = term.start.get().copied().zip(end_day(term)).filter(|(start, end)| end < start)
    else {
        return;
    };
    drafts
        .at_value("term.end", format!("term ends on {end}, before it begins on {start}"))
        .label("before the start")
        .also(&Place::value("term.start"), "the first day")
        .help("correct the wrong date; often it is the year");
}
