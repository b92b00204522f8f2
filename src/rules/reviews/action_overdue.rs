//! `action-overdue`: the day of an action has passed, and it is not done.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::reviews::ActionState;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "action-overdue",
    family: Family::Reviews,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0", "S1"],
    summary: "the day of an action has passed, and it is not done",
    why: "a promise that slips in silence costs the trust of the side that counted on it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("action_overdue.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
        report
            .at_record(
                &review.source,
                format!("actions[{}].due", status.index),
                format!("`{what}`{whose} was due on {due} and is not done"),
            )
            .help("write `done:` with the day, agree on a new day in the next review, or write `dropped:` with the day on which you gave it up");
    }
}
