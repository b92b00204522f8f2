//! When what was agreed is to be looked at again: the intents [S4] and the exit plan [ISO 44001 stage 8].

use super::reviews::held;
use crate::config::Policy;
use crate::document::charter::Charter;
use crate::document::charter::intent::Intent;
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Date, Duration};
use crate::partnership::Partnership;

/// The last day to look again at why a party takes part; `None` where nothing says when it was last looked at.
#[must_use]
pub fn intent_due(intent: &Intent, policy: &Policy) -> Option<Date> {
    intent.reviewed.get()?.plus(&Duration::of_months(policy.intent_review_interval_most))
}

/// The last day to look again at the exit plan, and what sets it. `None` without an exit section, and where no day shows how
/// old it is.
#[must_use]
pub fn exit_plan_due(charter: &Charter, policy: &Policy, as_of: Date) -> Option<(Date, &'static str)> {
    let exit = charter.exit.get().filter(|exit| !exit.reviewed.is_invalid())?;
    let most = Duration::of_months(policy.exit_review_interval_most);
    match exit.reviewed.get() {
        Some(reviewed) => Some((reviewed.plus(&most)?, "exit.reviewed")),
        None => Some((exit_plan_settled(charter, as_of)?.plus(&most)?, "exit")),
    }
}

/// How old the figures are on what passes between the parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueAge {
    /// The day since which nobody has reviewed them.
    pub since: Date,
    /// Whether that is the day of a review, or of writing them down; else it is that of the agreement.
    pub is_of_review: bool,
    /// The last day to review them again.
    pub due: Date,
}

/// When what passes between the parties was last reviewed, and by which day it is to be reviewed again. `None` without a value
/// section, and where no day shows how old it is.
#[must_use]
pub fn value_due(partnership: &Partnership, policy: &Policy, as_of: Date) -> Option<ValueAge> {
    let charter = &partnership.charter.value;
    let value = charter.value.get()?;
    let by_now = |day: &Date| *day <= as_of;
    let documented = value.documented.get().copied().filter(by_now);
    let weighed = held(partnership, as_of).filter(|(_, review)| {
        let has_figures = review
            .indicators
            .get()
            .is_some_and(|it| it.value_contributed.is_given() && it.value_received.is_given());
        has_figures || review.kind.get() == Some(&ReviewKind::ValueLoop)
    });
    let weighed = weighed.filter_map(|(_, review)| review.held.get().copied()).max();
    // What nobody has looked at since is as old as the agreement.
    let reviewed = documented.max(weighed);
    let since = reviewed.or_else(|| exit_plan_settled(charter, as_of))?;
    let due = since.plus(&Duration::of_months(policy.value_review_interval_most))?;
    Some(ValueAge { since, is_of_review: reviewed.is_some(), due })
}

/// A plan that nobody has looked at since is as old as the agreement: the latest day on which it can have been settled.
#[must_use]
pub fn exit_plan_settled(charter: &Charter, as_of: Date) -> Option<Date> {
    let plan = charter.plan.get();
    let start = charter.term.get().and_then(|term| term.start.get());
    let signed = plan.and_then(|plan| plan.signed.get());
    let agreed = plan.and_then(|plan| plan.charter_agreed.get());
    [start, signed, agreed].into_iter().flatten().copied().filter(|day| *day <= as_of).max()
}
