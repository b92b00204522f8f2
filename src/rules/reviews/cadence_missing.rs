use super::kind::ReviewKind;
use super::leaders::leaders_meet;
use crate::finding::Severity;
use crate::rules::series::{alternatives, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the reviews leave out the business review, the value loop, the audit, the relationship, operations
    /// or the leaders
    "review-cadence-missing",
    severity: Warning, from: Launch,
    authority: ["S0", "S2", "S3"],
    why: "each review asks a question that the others leave out",
    policy: [business_review_interval_most, value_loop_most, audit_interval_most, relationship_interval_most, operations_interval_most, leadership_interval_most],
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(reviews) = subject.charter.reviews.get().filter(|_| !subject.is_informal()) else { return };
    let absent: Vec<ReviewKind> = ReviewKind::ALL
        .into_iter()
        .filter(|kind| *kind != ReviewKind::Health && kind.cadence(reviews).is_missing())
        .filter(|kind| !kind.is_beyond_the_term(subject))
        .filter(|kind| *kind != ReviewKind::Leadership || !leaders_meet(subject))
        .collect();
    let at = match absent.as_slice() {
        [] => return,
        [only] => format!("reviews.{}", only.key()),
        _ => "reviews".to_owned(),
    };
    let names: Vec<&str> = absent.iter().map(|kind| kind.name()).collect();
    let write: Vec<String> =
        absent.iter().map(|kind| format!("`{}: {}`", kind.key(), kind.usual())).collect();
    let message = if absent.iter().all(|kind| kind.cadence(reviews).is_open()) {
        format!("the cadence of the {} is still open", series(&names))
    } else {
        format!("the reviews plan no {}", alternatives(&names))
    };
    let draft = drafts
        .at_key(at, message)
        .at_most(absent.iter().map(|kind| kind.severity()).max().unwrap_or(Severity::Advice))
        .help(format!("add {} to `reviews`", series(&write)));
    if absent.contains(&ReviewKind::Relationship) && !reviews.business.is_missing() {
        draft.note(
            "a relationship check-in is held apart from the business review, without figures on the table",
        );
    }
}
