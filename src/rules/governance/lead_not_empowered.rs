//! `lead-not-empowered`: the integration lead may not decide.

use crate::document::Field;
use crate::document::charter::stage::Stage;
use crate::document::scalar::Person;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "lead-not-empowered",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the integration lead may not decide",
    why: "a lead who has to ask for every change waits for the committees instead of integrating",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("lead_not_empowered.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(lead) = governance.integration_lead.get() else { return };
    if lead.name.is_missing() {
        return;
    }
    let name = lead.name.get().map_or("the integration lead", Person::name);
    let path = "governance.integration_lead.may_decide";
    let draft = match &lead.may_decide {
        Field::Missing => report
            .at_key(path, format!("the charter does not say that {name} may decide as integration lead")),
        Field::Open => {
            report.at_key(path, format!("it is still open whether {name} may decide as integration lead"))
        }
        Field::Given(may) if !may.is_yes() => report
            .at_value(path, format!("{name} leads the integration, but may not decide"))
            .label("every change needs approval elsewhere"),
        _ => return,
    };
    draft.help("write `may_decide: yes`, and agree on a limit up to which the lead decides alone");
}
