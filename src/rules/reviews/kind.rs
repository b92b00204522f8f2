//! The kinds of review that a charter plans, and how often each is held at the least.

use crate::config::Policy;
use crate::document::Field;
use crate::document::charter::reviews::Reviews;
use crate::document::scalar::{Cadence, Duration};
use crate::finding::Severity;
use crate::method::term::last_day;
use crate::rules::Subject;
use crate::rules::governance::rhythm::is_within_months;

/// One kind of review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReviewKind {
    Business,
    Health,
    ValueLoop,
    Audit,
    Relationship,
    Operations,
    Leadership,
}

impl ReviewKind {
    pub(super) const ALL: [Self; 7] = [
        Self::Business,
        Self::Health,
        Self::ValueLoop,
        Self::Audit,
        Self::Relationship,
        Self::Operations,
        Self::Leadership,
    ];

    /// Its key under `reviews`.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::Health => "health",
            Self::ValueLoop => "value_loop",
            Self::Audit => "audit",
            Self::Relationship => "relationship",
            Self::Operations => "operations",
            Self::Leadership => "leadership",
        }
    }

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Business => "business review",
            Self::Health => "health check",
            Self::ValueLoop => "value loop",
            Self::Audit => "audit of the rationale",
            Self::Relationship => "relationship check-in",
            Self::Operations => "operations call",
            Self::Leadership => "leaders' meeting",
        }
    }

    /// The cadence to write.
    pub(super) fn usual(self) -> &'static str {
        match self {
            Self::Business => "quarterly",
            Self::Health | Self::Relationship => "half-yearly",
            Self::ValueLoop => "every 90 days",
            Self::Audit | Self::Leadership => "yearly",
            Self::Operations => "monthly",
        }
    }

    /// How bad it is if it is not planned, or not often enough.
    pub(super) fn severity(self) -> Severity {
        match self {
            Self::Business | Self::Health | Self::ValueLoop | Self::Audit => Severity::Warning,
            Self::Relationship | Self::Operations | Self::Leadership => Severity::Advice,
        }
    }

    /// What the charter says of it.
    pub(super) fn cadence(self, reviews: &Reviews) -> &Field<Cadence> {
        match self {
            Self::Business => &reviews.business,
            Self::Health => &reviews.health,
            Self::ValueLoop => &reviews.value_loop,
            Self::Audit => &reviews.audit,
            Self::Relationship => &reviews.relationship,
            Self::Operations => &reviews.operations,
            Self::Leadership => &reviews.leadership,
        }
    }

    /// The longest time from one to the next.
    pub(super) fn most(self, policy: &Policy) -> Duration {
        match self {
            Self::Business => Duration::of_months(policy.business_review_interval_most),
            Self::Health => Duration::of_months(policy.health_interval_most),
            Self::ValueLoop => Duration::of_days(policy.value_loop_most),
            Self::Audit => Duration::of_months(policy.audit_interval_most),
            Self::Relationship => Duration::of_months(policy.relationship_interval_most),
            Self::Operations => Duration::of_months(policy.operations_interval_most),
            Self::Leadership => Duration::of_months(policy.leadership_interval_most),
        }
    }

    /// Whether a cadence is often enough. A month counts with its 31 days, but for a limit in days it has 30: a quarter is
    /// as good as 90 days.
    pub(super) fn is_often_enough(self, cadence: &Cadence, policy: &Policy) -> bool {
        let most = self.most(policy);
        match most.months() {
            0 => cadence.interval().approximate_days() <= most.approximate_days(),
            months => is_within_months(cadence, months),
        }
    }

    /// Whether the term is over before the first one would be due.
    pub(super) fn is_beyond_the_term(self, subject: &Subject<'_>) -> bool {
        let term = subject.charter.term.get();
        let due = term.and_then(|term| term.start.get()?.plus(&self.most(subject.policy)));
        let last = term.and_then(last_day);
        due.zip(last).is_some_and(|(due, last)| last.next_day().is_some_and(|end| end < due))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::Scalar as _;

    #[test]
    fn a_quarter_is_as_good_as_ninety_days() {
        let policy = Policy::default();
        let is_enough =
            |kind: ReviewKind, text| kind.is_often_enough(&Cadence::parse(text).unwrap(), &policy);
        assert!(is_enough(ReviewKind::ValueLoop, "every 90 days"));
        assert!(is_enough(ReviewKind::ValueLoop, "quarterly"));
        assert!(!is_enough(ReviewKind::ValueLoop, "every 91 days"));
        assert!(is_enough(ReviewKind::Business, "every 13 weeks"));
        assert!(!is_enough(ReviewKind::Business, "every 4 months"));
        assert!(is_enough(ReviewKind::Audit, "every 52 weeks"));
        assert!(!is_enough(ReviewKind::Audit, "every 13 months"));
    }

    #[test]
    fn what_is_usual_is_often_enough() {
        for kind in ReviewKind::ALL {
            let usual = Cadence::parse(kind.usual()).unwrap();
            assert!(kind.is_often_enough(&usual, &Policy::default()), "{}", kind.key());
        }
    }
}
