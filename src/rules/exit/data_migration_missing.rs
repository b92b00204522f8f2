use crate::rules::{Subject, rule, settled};

rule! {
    /// a coordinated ecosystem has no timeline for data migration
    "exit-data-migration-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Connection), consequence: Unsaid,
    question: "By when is whose data moved at the end?",
    example: "export in 30 days, both run in parallel for 60, then off", concerns: All,
    authority: ["S2"],
    why: "each party's systems depend on the other's data, and stop when it stops coming",
    check: Wanted {
        exit.data_migration,
        unless: settled::systems,
        when: Subject::is_ecosystem,
        no: "timeline for migrating data out of the ecosystem",
        write: "agree the steps and how long each takes; write `data_migration:` under `exit`, such as `data_migration: Export in 30 days, both run in parallel for 60, then off`",
    },
}
