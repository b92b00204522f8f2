use crate::rules::{Subject, rule};

rule! {
    /// no risks are listed
    "risks-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Risks), consequence: Unsaid,
    question: "What could go wrong?",
    example: "credit losses rise", concerns: All,
    authority: ["S0", "S2", "S3"],
    why: "a risk that is not written down has no owner and no agreed response when it happens",
    check: Wanted {
        risks[],
        unless: Subject::is_informal,
        no: "risk register",
        write: "ask together what could go wrong, and add `risks:`, a list with a strategic, an operational and a relational one, each with `what:`, `likelihood:`, `impact:`, `owner:`, `mitigation:` and `contingency:`",
    },
}
