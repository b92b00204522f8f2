use crate::document::scalar::Person;
use crate::document::{Field, List, PartyRef};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// the integration lead does not report to every party
    "integration-lead-one-sided",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Differing,
    authority: ["S2"],
    why: "a lead who reports to one party puts that party's needs first",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(lead) = governance.integration_lead.get() else { return };
    let reports_to = &lead.reports_to;
    let is_unreadable = |list: &List<PartyRef>| list.0.iter().any(Field::is_invalid);
    if lead.name.is_missing() || reports_to.is_invalid() || reports_to.get().is_some_and(is_unreadable) {
        return;
    }
    let is_told =
        |party: &str| reports_to.get().is_some_and(|list| list.values().any(|it| it.as_str() == party));
    let untold: Vec<&str> = subject.parties().into_iter().filter(|party| !is_told(party)).collect();
    if untold.is_empty() {
        return;
    }
    let name = lead.name.get().map_or("the integration lead", Person::name);
    let message = if reports_to.is_without_entries() {
        format!("no reporting line for integration lead {name}")
    } else {
        format!("integration lead {name} does not report to {}", names(subject.charter, &untold))
    };
    drafts.at_key("governance.integration_lead.reports_to", message).help(format!(
        "agree that the lead reports to every party, and write `reports_to: [{}]`",
        subject.parties().join(", ")
    ));
}
