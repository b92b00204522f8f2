use crate::rules::{rule, settled};

rule! {
    /// no integration lead
    "integration-lead-missing",
    severity: Warning, from: Launch, until: Launch,
    nature: Gap(Connection), consequence: Unsaid,
    question: "Who leads the integration for all parties?",
    example: "Piet Vos", concerns: All,
    authority: ["S2"],
    why: "two leads working apart discover late that their halves do not fit",
    check: Wanted {
        governance.integration_lead.name,
        unless: settled::systems,
        no: "integration lead",
        write: "agree on one lead and add `integration_lead:` to `governance` with `name:`, `reports_to: [{everybody}]` and `may_decide: yes`",
    },
}
