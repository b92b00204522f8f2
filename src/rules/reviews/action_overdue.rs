use crate::document::records::review::Action;
use crate::method::reviews::ActionState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an action is past its due date, or was put off far, and is not done
    "action-overdue",
    severity: Warning, from: Launch, until: WindingDown,
    nature: Due, consequence: Adrift,
    authority: ["S0", "S1"],
    why: "the party that counted on the action plans on a promise that is not being kept",
    policy: [action_put_off_from],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    overdue(subject, drafts);
    put_off(subject, drafts);
}

/// What is promised anew each time under one id is late by the first promise.
fn put_off(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for status in subject.assessment.actions.iter().filter(|it| it.state == ActionState::Open) {
        let Some(review) = subject.partnership.records.reviews.get(status.record) else { continue };
        let actions = review.value.actions.get();
        let Some(action) = actions.and_then(|actions| actions.0.get(status.index)?.get()) else { continue };
        let Some((first, now, days)) = status.put_off(action) else { continue };
        if days < i64::from(subject.policy.action_put_off_from) {
            continue;
        }
        let (what, whose) = (what(action), whose(subject, action));
        drafts
            .at_record(
                &review.source,
                format!("actions[{}].due", status.index),
                format!("\"{what}\"{whose} put off by {days} days, from {first} to {now}"),
            )
            .help("ask what is holding it up, then give it more people, make it smaller, or drop it: `dropped:` with the date");
    }
}

fn overdue(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for status in subject.assessment.actions.iter().filter(|it| it.state == ActionState::Overdue) {
        let Some(review) = subject.partnership.records.reviews.get(status.record) else { continue };
        let actions = review.value.actions.get();
        let Some(action) = actions.and_then(|actions| actions.0.get(status.index)?.get()) else { continue };
        let Some(due) = action.due.get() else { continue };
        let (what, whose) = (what(action), whose(subject, action));
        drafts
            .at_record(
                &review.source,
                format!("actions[{}].due", status.index),
                format!("\"{what}\"{whose} not done, due on {due}"),
            )
            .help("agree a new date in the next review; if it is done, write `done:` with the date, and if it no longer matters, `dropped:`");
    }
}

/// What to call an action: its words, else its id.
fn what(action: &Action) -> &str {
    let what = action.what.get().map(|what| what.as_str());
    what.or_else(|| action.id.get().map(|id| id.as_str())).unwrap_or("an action")
}

/// ` (Ana Costa, Kestrel Software)`.
fn whose(subject: &Subject<'_>, action: &Action) -> String {
    match (action.owner.get(), action.side.get()) {
        (Some(owner), Some(side)) => {
            format!(" ({}, {})", owner.name(), subject.charter.party_name(side.as_str()))
        }
        (Some(owner), None) => format!(" ({})", owner.name()),
        (None, Some(side)) => format!(" ({})", subject.charter.party_name(side.as_str())),
        (None, None) => String::new(),
    }
}
