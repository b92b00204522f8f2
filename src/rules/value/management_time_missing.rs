use crate::rules::{Subject, rule};

rule! {
    /// the value section leaves out how much of a party's management time goes in
    "management-time-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "What share of its managers' time does each party commit?",
    example: "5%", concerns: Each,
    authority: ["S3"],
    why: "time is what a small side runs out of first, and what the other does not see",
    check: Wanted {
        value.share_of_management_time.{party},
        unless: Subject::is_informal,
        words: Figure {
            no: "share of management time",
            example: "with a share, such as `5%`",
        },
    },
}
