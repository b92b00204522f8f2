use super::kind;
use crate::document::records::review::ReviewKind;
use crate::rules::{Subject, rule};

rule! {
    /// no health check is scheduled
    "health-check-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Health), consequence: Unsaid,
    question: "How often do the parties hold a health check?",
    example: "half-yearly", concerns: All,
    authority: ["S0"],
    why: "without a check, the first sign of a grievance may be notice to exit",
    policy: [health_interval_most],
    check: Wanted {
        reviews.health,
        unless: Subject::is_informal,
        when: falls_into_the_term,
        no: "health check scheduled",
        open: "health check frequency undecided",
        write: "agree how often the parties answer on their own, and add `health: every {health_interval_most} months` to `reviews`",
    },
}

fn falls_into_the_term(subject: &Subject<'_>) -> bool {
    !kind::is_beyond_the_term(ReviewKind::Health, subject)
}
