use super::deliverable::{deliverables, named};
use crate::finding::Place;
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a deliverable is overdue
    "deliverable-overdue",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S1"],
    why: "an unspoken first delay teaches both parties that dates do not matter",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let today = subject.as_of;
    for (index, deliverable) in deliverables(subject) {
        let delivered = &deliverable.delivered;
        // The day itself still counts.
        let Some(due) = deliverable.due.get().filter(|due| **due < today) else { continue };
        if delivered.is_invalid() || delivered.get().is_some_and(|day| *day <= today) {
            continue;
        }
        let name = named(index, deliverable);
        let help = "if it was delivered, write `delivered:` with the date; if not, agree a new `due:` and raise the delay at the next gate";
        match delivered.get() {
            Some(planned) => {
                drafts
                    .at_value(
                        format!("deliverables[{index}].delivered"),
                        format!("{name} was due on {due}, with a future delivery date of {planned}"),
                    )
                    .also(&Place::value(format!("deliverables[{index}].due")), format!("was due on {due}"))
                    .help(help);
            }
            None => {
                let days = counted(due.days_until(today), "day");
                drafts
                    .at_value(
                        format!("deliverables[{index}].due"),
                        format!("{name} was due on {due} and is not delivered"),
                    )
                    .label(format!("{days} late"))
                    .help(help);
            }
        }
    }
}
