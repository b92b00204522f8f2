use crate::rules::{rule, settled};

rule! {
    /// no shared issue tracker
    "issue-tracker-missing",
    severity: Advice, from: Launch,
    nature: Gap(Connection), consequence: Unsaid,
    question: "Where are open issues tracked?",
    example: "https://issues.example/partnership", concerns: All,
    authority: ["S2"],
    why: "an issue filed separately by each party has no owner",
    check: Wanted {
        governance.issue_tracker,
        unless: settled::systems,
        no: "shared issue tracker",
        write: "choose one tracker, give every party access, and add its address to `governance` as `issue_tracker:`",
    },
}
