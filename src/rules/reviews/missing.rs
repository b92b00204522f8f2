use crate::finding::Severity;
use crate::rules::{Drafts, Subject, rule, settled};

rule! {
    /// no reviews are scheduled
    "reviews-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "How often do the parties review the partnership?",
    at: "reviews", example: "a business review every quarter", concerns: All,
    authority: ["S0", "S2", "S3"],
    why: "without reviews the parties notice problems only when one of them wants to leave",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let reviews = &subject.charter.reviews;
    if !reviews.is_missing() || settled::looking_back(subject) {
        return;
    }
    let message = if reviews.is_open() { "review calendar undecided" } else { "no reviews scheduled" };
    let draft = drafts.at_value("reviews", message);
    // Two people on a handshake need a day in the year, not a system of reviews.
    if subject.is_informal() {
        draft
            .at_most(Severity::Advice)
            .help("agree on at least one, and add it under `reviews:`, such as `relationship: half-yearly`");
    } else {
        draft.help(
            "agree on a review calendar, and add `reviews:` with `business: quarterly`, `health: half-yearly`, `value_loop: every 90 days`, `audit: yearly`, `relationship: half-yearly` and `operations: monthly`",
        );
    }
}
