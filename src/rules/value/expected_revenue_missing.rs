use crate::rules::{rule, settled};

rule! {
    /// no expected revenue is given
    "expected-revenue-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Economics), consequence: Unsaid,
    question: "How much revenue do the parties expect together over the term?",
    example: "600000 GBP", concerns: All,
    authority: ["S0", "S1"],
    why: "if the parties expect different revenues, the agreed shares will disappoint one of them",
    check: Wanted {
        value.expected_revenue,
        unless: settled::revenue,
        no: "expected revenue",
        write: "agree on a figure over the term, and add `expected_revenue:` to `value`, such as `600000 {currency}` (`0 {currency}` where none is expected), and `revenue_split:` with each party's share",
    },
}
