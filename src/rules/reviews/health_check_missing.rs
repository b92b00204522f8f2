use super::kind::ReviewKind;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the reviews plan no health check
    "health-check-missing",
    severity: Warning, from: Negotiation,
    authority: ["S0"],
    why: "what one side thinks of the other is said last where nobody asks for it",
    policy: [health_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(reviews) = subject.charter.reviews.get() else { return };
    let kind = ReviewKind::Health;
    if !reviews.health.is_missing() || subject.is_informal() || kind.is_beyond_the_term(subject) {
        return;
    }
    let message = if reviews.health.is_open() {
        "it is still open how often the parties hold a health check"
    } else {
        "the reviews plan no health check, in which each side answers on its own"
    };
    drafts.at_key("reviews.health", message).help("add `health: half-yearly` to `reviews`");
}
