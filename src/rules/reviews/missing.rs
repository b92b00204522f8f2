//! `reviews-missing`: the charter plans no reviews.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "reviews-missing",
    family: Family::Reviews,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S2", "S3"],
    summary: "the charter plans no reviews",
    why: "a partnership that never looks back drifts until one side leaves",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let reviews = &subject.charter.reviews;
    if !reviews.is_missing() {
        return;
    }
    let message = if reviews.is_open() {
        "the reviews are still open: the charter does not say when the parties look back"
    } else {
        "the charter does not say when the parties look back"
    };
    let draft = report.at_value("reviews", message);
    // Two people on a handshake need a day in the year, not a system of reviews.
    if subject.is_informal() {
        draft
            .at_most(Severity::Advice)
            .help("add `reviews:` with at least one, such as `relationship: half-yearly`");
    } else {
        draft.help(
            "add `reviews:` with `business: quarterly`, `health: half-yearly`, `value_loop: every 90 days`, `audit: yearly`, `relationship: half-yearly` and `operations: monthly`",
        );
    }
}
