//! `review-too-rare`: a review is planned less often than it should be held.

use super::kind;
use crate::document::charter::stage::Stage;
use crate::document::records::review::ReviewKind;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "review-too-rare",
    family: Family::Reviews,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S2", "S3"],
    summary: "a review is planned less often than it should be held",
    why: "what has gone wrong is found at the next review, and the longer that is away the dearer it is",
    policy: &[
        "business_review_interval_most",
        "health_interval_most",
        "value_loop_most",
        "audit_interval_most",
        "relationship_interval_most",
        "operations_interval_most",
        "leadership_interval_most",
    ],
    since: "0.1.0",
    docs: include_str!("too_rare.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(reviews) = subject.charter.reviews.get().filter(|_| !subject.is_informal()) else { return };
    for (kind, cadence) in ReviewKind::rhythms(reviews) {
        let Some((cadence, most)) = cadence.get().zip(kind::most(kind, subject.policy)) else { continue };
        if kind::is_often_enough(cadence, most) || kind::is_beyond_the_term(kind, subject) {
            continue;
        }
        let (key, most) = (kind.key(), most.to_string());
        let every = most.strip_prefix("1 ").unwrap_or(&most);
        report
            .at_value(
                format!("reviews.{key}"),
                format!("the {} is planned {cadence}, less often than every {every}", kind.name()),
            )
            .label(format!("at least every {every}"))
            .at_most(kind::severity(kind))
            .help(format!("write `{key}: every {most}`, or more often"));
    }
}
