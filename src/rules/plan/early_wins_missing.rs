use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::document::scalar::{Date, Duration, Period, Scalar as _};
use crate::grammar::counted;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no early win planned in the first 90 days
    "early-wins-missing",
    severity: Advice, from: Launch, until: Launch,
    nature: Gap(Gates), consequence: Unsaid,
    question: "What can the parties show soon after the start?",
    at: "plan.early_wins", example: "first loan inside a booking", concerns: All,
    authority: ["S3"],
    why: "without a visible result, support at each party fades within months",
    policy: [early_wins_within],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    if subject.stage < Stage::Launch || subject.is_informal() || !plan.early_wins.is_missing() {
        return;
    }
    let term = subject.charter.term.and(|term| &term.start);
    let Some(start) = term.get().map(|day| **day).or_else(|| plan.signed.get().copied()) else { return };
    let within = subject.policy.early_wins_within;
    let days = counted(within, "day");
    let Some(until) = start.plus(&Duration::of_days(within)) else { return };
    // Afterwards it is too late to plan for.
    if until < subject.as_of || has_deliverable(subject, until) || has_goal(subject, until) {
        return;
    }
    let message = if plan.early_wins.is_open() {
        format!("early wins in the first {days} undecided")
    } else {
        format!("no early win planned in the first {days} (by {until})")
    };
    drafts
        .at_key("plan.early_wins", message)
        .help("agree on a small result to show by then, and add it under `early_wins:` in `plan`, or date a deliverable or joint goal");
}

fn has_deliverable(subject: &Subject<'_>, until: Date) -> bool {
    let deliverables = &subject.charter.deliverables;
    deliverables.is_invalid()
        || deliverables.get().into_iter().flat_map(|list| &list.0).any(|deliverable| {
            let due = deliverable.and(|it| &it.due);
            due.is_invalid() || due.get().and_then(|due| due.last_day()).is_some_and(|day| day <= until)
        })
}

/// A goal of the joint plan counts by its day, else by the last day of its quarter.
fn has_goal(subject: &Subject<'_>, until: Date) -> bool {
    let plan = &subject.charter.joint_plan;
    let quarters = plan.get().into_iter().flat_map(|plan| &plan.0);
    plan.is_invalid()
        || quarters.into_iter().any(|(quarter, goals)| {
            let last = Period::parse(quarter).ok().map(Period::last);
            let Some(goals) = goals.get() else { return goals.is_invalid() };
            goals.iter().flat_map(|(_, goals)| goals.values()).any(|goal| match &goal.due {
                Field::Given(due) => *due <= until,
                Field::Invalid => true,
                Field::Missing | Field::Open => last.is_some_and(|last| last <= until),
            })
        })
}
