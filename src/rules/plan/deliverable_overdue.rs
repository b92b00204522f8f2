use super::deliverable::{deliverables, named};
use crate::finding::Place;
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the day of a deliverable has passed, and nothing says that it was delivered
    "deliverable-overdue",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S1"],
    why: "the first delay that nobody names teaches both sides that dates do not matter",
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
        let help = "write `delivered:` with the day if it was, or agree on a new `due:` and take the delay to the next gate";
        match delivered.get() {
            Some(planned) => {
                drafts
                    .at_value(
                        format!("deliverables[{index}].delivered"),
                        format!("{name} was due on {due} and is dated delivered on {planned}, which is still to come"),
                    )
                    .also(&Place::value(format!("deliverables[{index}].due")), format!("was due on {due}"))
                    .help(help);
            }
            None => {
                let days = counted(due.days_until(today), "day");
                drafts
                    .at_value(
                        format!("deliverables[{index}].due"),
                        format!("{name} was due on {due}, and nothing says that it was delivered"),
                    )
                    .label(format!("{days} late"))
                    .help(help);
            }
        }
    }
}
