use crate::rules::{Subject, rule};

rule! {
    /// the charter names no risks
    "risks-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Risks), consequence: Unsaid,
    question: "What could go wrong?",
    example: "credit losses rise", concerns: All,
    authority: ["S0", "S2", "S3"],
    why: "a risk that nobody has written down is met by whoever happens to be there",
    check: Wanted {
        risks[],
        unless: Subject::is_informal,
        no: "risk register",
        write: "add `risks:`, a list with a strategic, an operational and a relational one, each with `what:`, `likelihood:`, `impact:`, `owner:`, `mitigation:` and `contingency:`",
    },
}
