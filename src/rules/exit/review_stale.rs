//! `exit-review-stale`: the exit plan was not looked at for longer than the policy allows.

use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, Duration};
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "exit-review-stale",
    family: Family::Exit,
    severity: Severity::Advice,
    from: Stage::Operation,
    until: Stage::Operation,
    authority: &["ISO 44001 stage 8"],
    summary: "the exit plan was not looked at for longer than the policy allows",
    why: "an exit plan from the first day knows nothing of what has been built since",
    policy: &["exit_review_interval_most"],
    since: "0.1.0",
    docs: include_str!("review_stale.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    if subject.stage < Stage::Operation || exit.reviewed.is_invalid() {
        return;
    }
    let most = Duration::of_months(subject.policy.exit_review_interval_most);
    let help =
        format!("look at it together and write the day under `exit`, such as `reviewed: {}`", subject.as_of);
    let Some(since) = exit.reviewed.get().copied().or_else(|| written(subject)) else {
        report
            .at_key("exit.reviewed", "the charter does not say when the exit plan was last looked at")
            .help(help);
        return;
    };
    // The day on which the interval ends still counts.
    if since.plus(&most).is_none_or(|due| subject.as_of <= due) {
        return;
    }
    if exit.reviewed.is_given() {
        report
            .at_value(
                "exit.reviewed",
                format!("the exit plan was last looked at on {since}, over {most} ago"),
            )
            .help(help);
    } else {
        report
            .at_key(
                "exit.reviewed",
                format!("nothing shows that the exit plan was looked at since {since}, over {most} ago"),
            )
            .help(help);
    }
}

/// A plan that nobody has looked at since is as old as the agreement: the latest day on which it can have been settled.
fn written(subject: &Subject<'_>) -> Option<Date> {
    let plan = subject.charter.plan.get();
    let start = subject.charter.term.get().and_then(|term| term.start.get());
    let signed = plan.and_then(|plan| plan.signed.get());
    let agreed = plan.and_then(|plan| plan.charter_agreed.get());
    [start, signed, agreed].into_iter().flatten().copied().filter(|day| *day <= subject.as_of).max()
}
