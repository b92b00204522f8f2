//! `integration-lead-missing`: nobody leads the integration for all parties.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "integration-lead-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Launch,
    authority: &["S2"],
    summary: "nobody leads the integration for all parties",
    why: "two halves of an integration, each with its own lead, meet for the first time when they fail",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("integration_lead_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
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
    report.at_key("governance.integration_lead.name", message).help(format!(
        "add `integration_lead:` to `governance` with `name:`, `reports_to: [{}]` and `may_decide: yes`",
        subject.parties().join(", ")
    ));
}
