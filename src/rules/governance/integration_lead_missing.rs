use crate::rules::{rule, settled};

rule! {
    /// nobody leads the integration for all parties
    "integration-lead-missing",
    severity: Warning, from: Launch, until: Launch,
    nature: Gap(Connection), consequence: Unsaid,
    authority: ["S2"],
    why: "two halves of an integration, each with its own lead, meet for the first time when they fail",
    check: Wanted {
        governance.integration_lead.name,
        unless: settled::systems,
        no: "integration lead",
        write: "add `integration_lead:` to `governance` with `name:`, `reports_to: [{everybody}]` and `may_decide: yes`",
    },
}
