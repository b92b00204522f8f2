use crate::rules::{rule, settled};

rule! {
    /// there is no shared place for decisions and lessons
    "knowledge-base-missing",
    severity: Advice, from: Launch,
    nature: Gap(Team), consequence: Unsaid,
    authority: ["S0"],
    why: "what was decided and why leaves with the people who were there",
    check: Wanted {
        governance.knowledge_base,
        unless: settled::systems,
        no: "shared knowledge base",
        write: "add `knowledge_base:` to `governance` with a file or an address, such as `knowledge_base: docs/decisions.md`",
    },
}
