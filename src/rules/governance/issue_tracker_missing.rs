use crate::rules::{rule, settled};

rule! {
    /// there is no shared issue tracker
    "issue-tracker-missing",
    severity: Advice, from: Launch,
    nature: Gap(Connection), consequence: Unsaid,
    authority: ["S2"],
    why: "a problem that each side files at home belongs to nobody",
    check: Wanted {
        governance.issue_tracker,
        unless: settled::systems,
        no: "shared issue tracker",
        write: "add `issue_tracker:` to `governance` with its address",
    },
}
