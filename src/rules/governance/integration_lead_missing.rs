use crate::rules::{Drafts, Subject, rule};

rule! {
    /// nobody leads the integration for all parties
    "integration-lead-missing",
    severity: Warning, from: Launch, until: Launch,
    authority: ["S2"],
    why: "two halves of an integration, each with its own lead, meet for the first time when they fail",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let lead = &governance.integration_lead;
    let name = lead.and(|lead| &lead.name);
    if !name.is_missing() {
        return;
    }
    let message = if lead.is_open() || name.is_open() {
        "it is still open who leads the integration"
    } else {
        "the governance section names nobody who leads the integration for all parties"
    };
    drafts.at_key("governance.integration_lead.name", message).help(format!(
        "add `integration_lead:` to `governance` with `name:`, `reports_to: [{}]` and `may_decide: yes`",
        subject.parties().join(", ")
    ));
}
