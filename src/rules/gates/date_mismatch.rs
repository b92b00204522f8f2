use super::naming;
use crate::document::scalar::Ending;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate has a date and an offset that give different days
    "gate-date-mismatch",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["ours"],
    why: "each party may rely on the day that suits it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let start = subject.charter.term.and(|term| &term.start).get().map(|start| **start);
    for (gate, status) in naming::gates(subject) {
        // After an event, the time counts from there.
        let (Some(start), Some(after), Some(Ending::Day(due))) = (start, gate.after.get(), gate.due.get())
        else {
            continue;
        };
        let Some(other) = start.plus(after).filter(|other| other != due) else { continue };
        let (index, name) = (status.index, naming::name(gate, status));
        drafts
            .at_value(
                format!("gates[{index}].after"),
                format!("{name} is due on {due}, but {after} after the term's start is {other}"),
            )
            .label(format!("{due} counts"))
            .help("agree which day holds, and delete `after` or `due`")
            .also(&Place::value(format!("gates[{index}].due")), "the date that counts");
    }
}
