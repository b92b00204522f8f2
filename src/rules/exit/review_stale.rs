use crate::document::charter::stage::Stage;
use crate::document::scalar::Duration;
use crate::method::revisits::exit_plan_settled;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the exit plan is overdue for review
    "exit-review-stale",
    severity: Advice, from: Operation,
    nature: Due, consequence: Untidy,
    authority: ["ISO 44001 stage 8"],
    why: "the exit plan misses every system and customer added since its last review",
    policy: [exit_review_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(exit) = subject.charter.exit.get() else { return };
    if subject.stage < Stage::Operation || exit.reviewed.is_invalid() {
        return;
    }
    let most = Duration::of_months(subject.policy.exit_review_interval_most);
    let help = format!(
        "review the exit plan together and write the day under `exit`, such as `reviewed: {}`",
        subject.as_of
    );
    let Some(since) =
        exit.reviewed.get().copied().or_else(|| exit_plan_settled(subject.charter, subject.as_of))
    else {
        drafts.at_key("exit.reviewed", "no date for the last review of the exit plan").help(help);
        return;
    };
    // The day on which the interval ends still counts.
    if since.plus(&most).is_none_or(|due| subject.as_of <= due) {
        return;
    }
    if exit.reviewed.is_given() {
        drafts
            .at_value("exit.reviewed", format!("exit plan last reviewed on {since}, over {most} ago"))
            .help(help);
    } else {
        drafts
            .at_key(
                "exit.reviewed",
                format!("no review of the exit plan on record since {since}, over {most} ago"),
            )
            .help(help);
    }
}
