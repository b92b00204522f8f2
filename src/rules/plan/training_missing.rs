use crate::document::charter::stage::Stage;
use crate::rules::canvas::gap::Gap;
use crate::rules::series::names;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the plan sets no day for training the people of a party
    "training-missing",
    severity: Advice, from: Launch,
    authority: ["S0", "S2"],
    why: "a shared tool that one side was never shown is used by the other side alone",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    // There is nothing to train for before anything is connected.
    if subject.stage < Stage::Launch || subject.is_informal() {
        return;
    }
    let parties = subject.parties();
    let Some(gap) = Gap::of_each(&parties, &plan.training) else { return };
    let whose = if gap.parties.len() == parties.len() {
        "the teams".to_owned()
    } else {
        format!("the people of {}", names(subject.charter, &gap.parties))
    };
    let message = if gap.is_open {
        format!("it is still open when {whose} learn to use what is shared")
    } else {
        format!("the plan sets no day on which {whose} learn to use what is shared")
    };
    drafts
        .at_key(gap.path("plan.training"), message)
        .help("show them the tools and the way of working, and add the day to `plan` as `training:`, for all or for each party");
}
