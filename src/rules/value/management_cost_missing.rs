use crate::rules::{Subject, rule};

rule! {
    /// the value section leaves out what managing the partnership costs a party
    "management-cost-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "What does managing the partnership cost each party over the term?",
    example: "20000 GBP", concerns: Each,
    authority: ["S1", "S3"],
    why: "the meetings, reports and reviews of a partnership can cost more than it brings",
    check: Wanted {
        value.management_cost.{party},
        unless: Subject::is_informal,
        words: Figure {
            no: "management cost",
            example: "with an amount over the term, such as `20000 {currency}`",
        },
    },
}
