use crate::rules::{rule, settled};

rule! {
    /// the value section does not say which revenue the parties expect
    "expected-revenue-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "How much revenue do the parties expect together over the term?",
    example: "600000 GBP", concerns: All,
    authority: ["S0", "S1"],
    why: "parties that expect different revenues agree on shares that will disappoint one of them",
    check: Wanted {
        value.expected_revenue,
        unless: settled::revenue,
        no: "expected revenue",
        write: "add `expected_revenue:` over the term to `value`, such as `600000 {currency}` (`0 {currency}` where none is expected), and `revenue_split:` with each party's share",
    },
}
