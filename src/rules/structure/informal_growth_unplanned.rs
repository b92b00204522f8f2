use crate::rules::{Subject, rule};

rule! {
    /// no trigger for replacing an informal partnership with a contract
    "informal-growth-unplanned",
    severity: Advice, from: Negotiation,
    nature: Gap(Structure), consequence: Unsaid,
    question: "At what point does the handshake need a contract?",
    example: "more than ten introductions a quarter", concerns: All,
    authority: ["S3"],
    why: "once the partnership has grown, each party has a reason not to be the first to ask for a contract",
    check: Wanted {
        model.migration.when,
        when: Subject::is_informal,
        no: "trigger for replacing the handshake with a contract",
        write: "agree on a size that can be counted, and add `migration:` with `when:` to `model`, such as `when: More than ten introductions a quarter.`",
    },
}
