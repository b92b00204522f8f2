use super::venture::is_venture;
use crate::rules::{rule, settled};

rule! {
    /// the shares of a joint venture are not based on valued contributions
    "contributions-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Equity), consequence: Unsaid,
    question: "What does each party contribute to the joint venture, and how much does it count?",
    example: "cash with weight 2: 5 from one party, 2 from the other", concerns: Each,
    authority: ["S3"],
    why: "shares without a basis are hard to defend, and hard to change when contributions change",
    check: Wanted {
        model.contributions[],
        unless: settled::contributions,
        when: is_venture,
        no: "contributions to the joint venture",
        write: "value what each party brings, and add `contributions:` to `model`, an entry for each kind (cash, technology, customer relationships, operations) with `weight:` and a value for each party",
    },
}
