use crate::method::reviews::ActionState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the day of an action has passed, and it is not done
    "action-overdue",
    severity: Warning, from: Launch,
    nature: Due, consequence: Adrift,
    authority: ["S0", "S1"],
    why: "a promise that slips in silence costs the trust of the side that counted on it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for status in subject.assessment.actions.iter().filter(|it| it.state == ActionState::Overdue) {
        let Some(review) = subject.partnership.records.reviews.get(status.record) else { continue };
        let actions = review.value.actions.get();
        let Some(action) = actions.and_then(|actions| actions.0.get(status.index)?.get()) else { continue };
        let Some(due) = action.due.get() else { continue };
        let what = action.what.get().map(|what| what.as_str());
        let what = what.or_else(|| action.id.get().map(|id| id.as_str())).unwrap_or("an action");
        let whose = match (action.owner.get(), action.side.get()) {
            (Some(owner), Some(side)) => {
                format!(" ({}, {})", owner.name(), subject.charter.party_name(side.as_str()))
            }
            (Some(owner), None) => format!(" ({})", owner.name()),
            (None, Some(side)) => format!(" ({})", subject.charter.party_name(side.as_str())),
            (None, None) => String::new(),
        };
        drafts
            .at_record(
                &review.source,
                format!("actions[{}].due", status.index),
                format!("`{what}`{whose} was due on {due} and is not done"),
            )
            .help("write `done:` with the day, agree on a new day in the next review, or write `dropped:` with the day on which you gave it up");
    }
}
