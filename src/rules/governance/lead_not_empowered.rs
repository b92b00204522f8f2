use crate::document::Field;
use crate::document::scalar::Person;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the integration lead may not decide
    "lead-not-empowered",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S2"],
    why: "a lead who has to ask for every change waits for the committees instead of integrating",
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
        Field::Missing => drafts
            .at_key(path, format!("the charter does not say that {name} may decide as integration lead")),
        Field::Open => {
            drafts.at_key(path, format!("it is still open whether {name} may decide as integration lead"))
        }
        Field::Given(may) if !may.is_yes() => drafts
            .at_value(path, format!("{name} leads the integration, but may not decide"))
            .label("every change needs approval elsewhere"),
        _ => return,
    };
    draft.help("write `may_decide: yes`, and agree on a limit up to which the lead decides alone");
}
