//! How often each kind of review is held at the least, and how bad it is where it is not.

use crate::config::Policy;
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Cadence, Duration};
use crate::finding::Severity;
use crate::method::term::last_day;
use crate::rules::Subject;
use crate::rules::governance::rhythm::is_within_months;

/// The cadence to write: as seldom as the policy allows.
pub(super) fn usual(kind: ReviewKind, policy: &Policy) -> Option<Cadence> {
    Some(Cadence::each(most(kind, policy)?))
}

/// How bad it is if it is not planned, or not often enough.
pub(super) const fn severity(kind: ReviewKind) -> Severity {
    match kind {
        ReviewKind::Business | ReviewKind::Health | ReviewKind::ValueLoop | ReviewKind::Audit => {
            Severity::Warning
        }
        ReviewKind::Relationship | ReviewKind::Operations | ReviewKind::Leadership | ReviewKind::Special => {
            Severity::Advice
        }
    }
}

/// The longest time from one to the next; `None` for a kind without a rhythm.
pub(super) fn most(kind: ReviewKind, policy: &Policy) -> Option<Duration> {
    Some(match kind {
        ReviewKind::Business => Duration::of_months(policy.business_review_interval_most),
        ReviewKind::Health => Duration::of_months(policy.health_interval_most),
        ReviewKind::ValueLoop => Duration::of_days(policy.value_loop_most),
        ReviewKind::Audit => Duration::of_months(policy.audit_interval_most),
        ReviewKind::Relationship => Duration::of_months(policy.relationship_interval_most),
        ReviewKind::Operations => Duration::of_months(policy.operations_interval_most),
        ReviewKind::Leadership => Duration::of_months(policy.leadership_interval_most),
        ReviewKind::Special => return None,
    })
}

/// Whether a cadence is often enough. A month counts with its 31 days, but for a limit in days it has 30: a quarter is
/// as good as 90 days.
pub(super) fn is_often_enough(cadence: &Cadence, most: Duration) -> bool {
    match most.months() {
        0 => cadence.interval().approximate_days() <= most.approximate_days(),
        months => is_within_months(cadence, months),
    }
}

/// Whether the term is over before the first one would be due.
pub(super) fn is_beyond_the_term(kind: ReviewKind, subject: &Subject<'_>) -> bool {
    let term = subject.charter.term.get();
    let most = most(kind, subject.policy);
    let due = term.zip(most).and_then(|(term, most)| term.start.get()?.plus(&most));
    let last = term.and_then(last_day);
    due.zip(last).is_some_and(|(due, last)| last.next_day().is_some_and(|end| end < due))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::charter::reviews::Reviews;
    use crate::document::scalar::Scalar as _;

    #[test]
    fn a_quarter_is_as_good_as_ninety_days() {
        let policy = Policy::default();
        let is_enough = |kind: ReviewKind, text| {
            is_often_enough(&Cadence::parse(text).unwrap(), most(kind, &policy).unwrap())
        };
        assert!(is_enough(ReviewKind::ValueLoop, "every 90 days"));
        assert!(is_enough(ReviewKind::ValueLoop, "quarterly"));
        assert!(!is_enough(ReviewKind::ValueLoop, "every 91 days"));
        assert!(is_enough(ReviewKind::Business, "every 13 weeks"));
        assert!(!is_enough(ReviewKind::Business, "every 4 months"));
        assert!(is_enough(ReviewKind::Audit, "every 52 weeks"));
        assert!(!is_enough(ReviewKind::Audit, "every 13 months"));
    }

    #[test]
    fn what_is_usual_is_often_enough_and_follows_the_policy() {
        let policy = Policy { operations_interval_most: 2, ..Policy::default() };
        for (kind, _) in ReviewKind::rhythms(&Reviews::default()) {
            let usual = usual(kind, &policy).unwrap();
            assert!(is_often_enough(&usual, most(kind, &policy).unwrap()), "{kind}");
        }
        let said = |kind| usual(kind, &policy).unwrap().to_string();
        assert_eq!(said(ReviewKind::Business), "quarterly");
        assert_eq!(said(ReviewKind::ValueLoop), "every 90 days");
        assert_eq!(said(ReviewKind::Operations), "every 2 months");
    }
}
