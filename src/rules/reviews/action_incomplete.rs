use crate::document::records::review::Action;
use crate::grammar::series;
use crate::method::reviews::ActionState;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a review action has no owner or no due date
    "action-incomplete",
    severity: Warning, from: Launch,
    nature: Gap(Always), consequence: Adrift,
    question: "Who does it?",
    of: Review, at: "actions[].owner", example: "Ana Costa", concerns: All,
    question: "By when is it done?",
    of: Review, at: "actions[].due", example: "2026-09-30", concerns: All,
    authority: ["S0"],
    why: "an action without an owner and a date is usually not done, and no one can be asked about it",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for status in subject.assessment.actions.iter().filter(|it| it.state == ActionState::Open) {
        let Some(review) = subject.partnership.records.reviews.get(status.record) else { continue };
        let actions = review.value.actions.get();
        let Some(action) = actions.and_then(|actions| actions.0.get(status.index)?.get()) else { continue };
        let lacking: Vec<&str> = [("owner", action.owner.is_missing()), ("due", action.due.is_missing())]
            .into_iter()
            .filter_map(|(key, is_missing)| is_missing.then_some(key))
            .collect();
        let words = match lacking.as_slice() {
            [] => continue,
            ["owner"] => "no owner",
            ["due"] => "no due date",
            _ => "no owner and no due date",
        };
        let keys: Vec<&str> = lacking
            .iter()
            .map(|key| if *key == "owner" { "`owner:` with one person" } else { "`due:` with a date" })
            .collect();
        drafts
            .at_record(
                &review.source,
                format!("actions[{}]", status.index),
                format!("{words} for action {}", name(action, status.index)),
            )
            .help(format!("agree who does it by when, and add {}", series(&keys)));
    }
}

/// What to call an action: its id, else its text, else its number.
fn name(action: &Action, index: usize) -> String {
    let id = action.id.get().map(|id| id.as_str());
    match id.or_else(|| action.what.get().map(|what| what.as_str())) {
        Some(name) => format!("`{name}`"),
        None => (index + 1).to_string(),
    }
}
