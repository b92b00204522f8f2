use crate::rules::{Subject, rule};

rule! {
    /// no share of a party's management time is stated
    "management-time-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "What share of its managers' time does each party commit?",
    example: "5%", concerns: Each,
    authority: ["S3"],
    why: "a small party runs out of management time first, and the other does not see it",
    check: Wanted {
        value.share_of_management_time.{party},
        unless: Subject::is_informal,
        words: Figure {
            no: "share of management time",
            example: "with a share, such as `5%`",
        },
    },
}
