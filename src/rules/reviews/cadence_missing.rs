//! `review-cadence-missing`: the reviews leave out the business review, the value loop, the audit, the relationship, operations or the leaders.

use super::kind::ReviewKind;
use super::leaders::leaders_meet;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::{alternatives, series};
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "review-cadence-missing",
    family: Family::Reviews,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0", "S2", "S3"],
    summary: "the reviews leave out the business review, the value loop, the audit, the relationship, operations or the leaders",
    why: "each review asks a question that the others leave out",
    policy: &[
        "business_review_interval_most",
        "value_loop_most",
        "audit_interval_most",
        "relationship_interval_most",
        "operations_interval_most",
        "leadership_interval_most",
    ],
    since: "0.1.0",
    docs: include_str!("cadence_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
    let draft = report
        .at_key(at, message)
        .at_most(absent.iter().map(|kind| kind.severity()).max().unwrap_or(Severity::Advice))
        .help(format!("add {} to `reviews`", series(&write)));
    if absent.contains(&ReviewKind::Relationship) && !reviews.business.is_missing() {
        draft.note(
            "a relationship check-in is held apart from the business review, without figures on the table",
        );
    }
}
