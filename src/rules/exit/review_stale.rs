use crate::document::charter::stage::Stage;
use crate::document::scalar::Duration;
use crate::method::revisits::exit_plan_settled;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exit plan was not looked at for longer than the policy allows
    "exit-review-stale",
    severity: Advice, from: Operation,
    nature: Due, consequence: Untidy,
    authority: ["ISO 44001 stage 8"],
    why: "an exit plan from the first day knows nothing of what has been built since",
    policy: [exit_review_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    if subject.stage < Stage::Operation || exit.reviewed.is_invalid() {
        return;
    }
    let most = Duration::of_months(subject.policy.exit_review_interval_most);
    let help =
        format!("look at it together and write the day under `exit`, such as `reviewed: {}`", subject.as_of);
    let Some(since) =
        exit.reviewed.get().copied().or_else(|| exit_plan_settled(subject.charter, subject.as_of))
    else {
        drafts
            .at_key("exit.reviewed", "the charter does not say when the exit plan was last looked at")
            .help(help);
        return;
    };
    // The day on which the interval ends still counts.
    if since.plus(&most).is_none_or(|due| subject.as_of <= due) {
        return;
    }
    if exit.reviewed.is_given() {
        drafts
            .at_value(
                "exit.reviewed",
                format!("the exit plan was last looked at on {since}, over {most} ago"),
            )
            .help(help);
    } else {
        drafts
            .at_key(
                "exit.reviewed",
                format!("nothing shows that the exit plan was looked at since {since}, over {most} ago"),
            )
            .help(help);
    }
}
