use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, Duration};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the charter has not been reviewed for too long in operation
    "charter-stale",
    severity: Advice, from: Operation,
    nature: Due, consequence: Untidy,
    authority: ["S3"],
    why: "people and targets change one by one, and the parties then work by a charter that no longer applies",
    policy: [charter_review_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let reviewed = &subject.charter.reviewed;
    if subject.stage < Stage::Operation || reviewed.is_invalid() || subject.is_informal() {
        return;
    }
    let most = Duration::of_months(subject.policy.charter_review_interval_most);
    // A day to come is a plan.
    let looked = reviewed.get().copied().filter(|day| *day <= subject.as_of);
    let since = looked.or_else(|| agreed(subject));
    // The day on which the interval ends still counts.
    if since.is_some_and(|since| since.plus(&most).is_none_or(|due| subject.as_of <= due)) {
        return;
    }
    let help =
        format!("review it together and write the date at the top, such as `reviewed: {}`", subject.as_of);
    match (looked, since) {
        (Some(day), _) => {
            drafts.at_value("reviewed", format!("charter last reviewed on {day}, over {most} ago"))
        }
        (None, Some(since)) => {
            drafts.at_key("reviewed", format!("no review of the charter since {since}, over {most} ago"))
        }
        (None, None) => drafts.at_key("reviewed", "no date of the last review of the charter"),
    }
    .help(help);
}

/// The latest day on which it can have been settled.
fn agreed(subject: &Subject<'_>) -> Option<Date> {
    let plan = subject.charter.plan.get();
    let start = subject.charter.term.get().and_then(|term| term.start.get());
    let signed = plan.and_then(|plan| plan.signed.get());
    let agreed = plan.and_then(|plan| plan.charter_agreed.get());
    [start, signed, agreed].into_iter().flatten().copied().filter(|day| *day <= subject.as_of).max()
}
