use crate::rules::{Subject, rule};

rule! {
    /// an informal partnership does not say when it will ask for a contract
    "informal-growth-unplanned",
    severity: Advice, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "At what point does the handshake need a contract?",
    example: "more than ten introductions a quarter", concerns: All,
    authority: ["S3"],
    why: "once it has grown, each side has a reason not to be the one who brings it up",
    check: Wanted {
        model.migration.when,
        when: Subject::is_informal,
        no: "trigger for replacing the handshake with a contract",
        write: "add `migration:` with `when:` to `model`, such as `when: More than ten introductions a quarter.`",
    },
}
