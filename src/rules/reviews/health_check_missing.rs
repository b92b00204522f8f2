//! `health-check-missing`: the reviews plan no health check.

use super::kind;
use crate::document::charter::stage::Stage;
use crate::document::records::review::ReviewKind;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "health-check-missing",
    family: Family::Reviews,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the reviews plan no health check",
    why: "what one side thinks of the other is said last where nobody asks for it",
    policy: &["health_interval_most"],
    since: "0.1.0",
    docs: include_str!("health_check_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(reviews) = subject.charter.reviews.get() else { return };
    let health = ReviewKind::Health;
    let Some(usual) = kind::usual(health, subject.policy) else { return };
    if !reviews.health.is_missing() || subject.is_informal() || kind::is_beyond_the_term(health, subject) {
        return;
    }
    let message = if reviews.health.is_open() {
        "it is still open how often the parties hold a health check"
    } else {
        "the reviews plan no health check, in which each side answers on its own"
    };
    report.at_key("reviews.health", message).help(format!("add `health: {usual}` to `reviews`"));
}
