use super::kind;
use super::leaders::leaders_meet;
use crate::document::records::review::ReviewKind;
use crate::document::scalar::Cadence;
use crate::finding::Severity;
use crate::grammar::{number, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a regular review is not scheduled: business, value, strategic audit, relationship, operations or executive
    "review-cadence-missing",
    severity: Warning, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "How often do the parties hold a business review?",
    at: "reviews.business", example: "quarterly", concerns: All,
    question: "How often do the parties review the value that each receives?",
    at: "reviews.value_loop", example: "every 90 days", concerns: All,
    question: "How often do the parties audit the strategy behind the partnership?",
    at: "reviews.audit", example: "yearly", concerns: All,
    question: "How often do the parties hold a relationship review?",
    at: "reviews.relationship", example: "half-yearly", concerns: All,
    question: "How often do the parties review operations?",
    at: "reviews.operations", example: "monthly", concerns: All,
    question: "How often do the executives hold their review?",
    at: "reviews.leadership", example: "yearly", concerns: All,
    authority: ["S0", "S2", "S3"],
    why: "each review asks what the others leave out, so problems of that kind are found late",
    policy: [business_review_interval_most, value_loop_most, audit_interval_most, relationship_interval_most, operations_interval_most, leadership_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(reviews) = subject.charter.reviews.get().filter(|_| !subject.is_informal()) else { return };
    let absent: Vec<(ReviewKind, Cadence, bool)> = ReviewKind::rhythms(reviews)
        .into_iter()
        .filter(|(kind, cadence)| *kind != ReviewKind::Health && cadence.is_missing())
        .filter(|(kind, _)| !kind::is_beyond_the_term(*kind, subject))
        .filter(|(kind, _)| *kind != ReviewKind::Leadership || !leaders_meet(subject))
        .filter_map(|(kind, cadence)| Some((kind, kind::usual(kind, subject.policy)?, cadence.is_open())))
        .collect();
    let at = match absent.as_slice() {
        [] => return,
        [(only, ..)] => format!("reviews.{}", only.key()),
        _ => "reviews".to_owned(),
    };
    let names: Vec<&str> = absent.iter().map(|(kind, ..)| kind.name()).collect();
    let write: Vec<String> =
        absent.iter().map(|(kind, usual, _)| format!("`{}: {usual}`", kind.key())).collect();
    let message = match (names.as_slice(), absent.iter().all(|(.., is_open)| *is_open)) {
        (_, true) => format!("frequency undecided: {}", names.join(", ")),
        ([only], false) => format!("no {only} scheduled"),
        (_, false) => format!("reviews not scheduled: {}", names.join(", ")),
    };
    let draft = drafts
        .at_key(at, message)
        .at_most(absent.iter().map(|(kind, ..)| kind::severity(*kind)).max().unwrap_or(Severity::Advice))
        .help(format!(
            "agree how often to hold {}, and add {} to `reviews`",
            number(absent.len(), "it", "each"),
            series(&write)
        ));
    let relationship = ReviewKind::Relationship;
    if absent.iter().any(|(kind, ..)| *kind == relationship) && !reviews.business.is_missing() {
        draft.note(format!(
            "hold the {} separately from the {}, without figures",
            relationship.name(),
            ReviewKind::Business.name()
        ));
    }
}
