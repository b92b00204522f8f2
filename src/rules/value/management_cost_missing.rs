use crate::rules::{Subject, rule};

rule! {
    /// no management cost of a party is stated
    "management-cost-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "What does managing the partnership cost each party over the term?",
    example: "20000 GBP", concerns: Each,
    authority: ["S1", "S3"],
    why: "meetings, reports and reviews can cost the party more than the partnership brings",
    check: Wanted {
        value.management_cost.{party},
        unless: Subject::is_informal,
        words: Figure {
            no: "management cost",
            example: "with an amount over the term, such as `20000 {currency}`",
        },
    },
}
