use super::decisions_contradictory::Names;
use crate::document::charter::governance::IntegrationLead;
use crate::document::scalar::Person;
use crate::document::{Authority, Field, folded, spaced, speaks_of};
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the integration lead has no authority to decide
    "lead-not-empowered",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S2"],
    why: "a lead who needs approval for every change spends the time waiting for committees",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(lead) = governance.integration_lead.get() else { return };
    if lead.name.is_missing() {
        return;
    }
    let name = lead.name.get().map_or("the integration lead", Person::name);
    let path = "governance.integration_lead.may_decide";
    let draft = match &lead.may_decide {
        Field::Missing => drafts.at_key(path, format!("authority of integration lead {name} not stated")),
        Field::Open => drafts.at_key(path, format!("authority of integration lead {name} undecided")),
        Field::Given(may) if !may.is_yes() => drafts
            .at_value(path, format!("integration lead {name} has no authority to decide"))
            .label("every change needs approval elsewhere"),
        Field::Given(_) => return undone(subject, drafts, lead, name),
        Field::Invalid => return,
    };
    draft.help("agree on a limit up to which the lead decides alone, and write `may_decide: yes`");
}

/// What an integration lead decides day by day.
const OF_THE_INTEGRATION: [&str; 12] = [
    "integration",
    "interface",
    "interfaces",
    "api",
    "apis",
    "technical",
    "cutover",
    "go live",
    "data format",
    "data formats",
    "every change",
    "all changes",
];

/// A lead who may decide, while each decision of the integration belongs to somebody else.
fn undone(subject: &Subject<'_>, drafts: &mut Drafts<'_>, lead: &IntegrationLead, name: &str) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get() else { return };
    let names = Names::of(subject, governance);
    let mut taken = Vec::new();
    for (index, decision) in decisions.iter() {
        let (Some(what), Some(decides)) = (decision.what.get(), decision.decides.get()) else { continue };
        if !is_of_the_integration(what.as_str()) {
            continue;
        }
        // One that the lead takes is room enough.
        if is_leads(lead, decides) {
            return;
        }
        taken.push((index, what.as_str(), names.called(decides)));
    }
    let Some((index, what, who)) = taken.first() else { return };
    let mut draft = drafts
        .at_value(
            format!("governance.decisions[{index}].decides"),
            format!("integration lead {name} may decide, but \"{what}\" is decided by {who}"),
        )
        .label("decided by others")
        .help("let the lead decide integration matters up to a limit, or write `may_decide: no` and say who decides instead")
        .also(&Place::value("governance.integration_lead.may_decide"), "the lead may decide");
    for (index, what, who) in taken.iter().skip(1) {
        let label = format!("\"{what}\" is decided by {who}");
        draft = draft.also(&Place::value(format!("governance.decisions[{index}].decides")), label);
    }
}

fn is_of_the_integration(what: &str) -> bool {
    speaks_of(&spaced(&folded(what)), &OF_THE_INTEGRATION)
}

/// Whether a decision is the lead's: by name or by role.
fn is_leads(lead: &IntegrationLead, decides: &Authority) -> bool {
    let Authority::Other(words) = decides else { return false };
    let is_named = lead.name.get().is_some_and(|person| folded(words).contains(&folded(person.name())));
    is_named || folded(words).contains("integration lead")
}
