use crate::rules::{rule, settled};

rule! {
    /// no shared knowledge base
    "knowledge-base-missing",
    severity: Advice, from: Launch,
    nature: Gap(Team), consequence: Unsaid,
    question: "Where are decisions and lessons kept?",
    example: "docs/decisions.md", concerns: All,
    authority: ["S0"],
    why: "when people leave, decisions and the reasons for them are lost",
    check: Wanted {
        governance.knowledge_base,
        unless: settled::systems,
        no: "shared knowledge base",
        write: "agree where decisions are kept and add `knowledge_base:` to `governance`, with a file or an address, such as `knowledge_base: docs/decisions.md`",
    },
}
