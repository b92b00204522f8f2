use crate::document::charter::contract::ClauseKind;
use crate::document::scalar::YesNo;
use crate::document::{Field, List};
use crate::finding::Place;
use crate::rules::clauses::contract_says_of;
use crate::rules::ip::licences::licences;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a licence does not reach the affiliates or subcontractors of the party that receives it
    "ip-licence-too-narrow",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "those who do the work would infringe the right",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for listed in licences(subject) {
        let Some(to) = listed.licence.to.get() else { continue };
        let party = subject.charter.parties.get().and_then(|parties| parties.get(to.as_str())?.get());
        let Some(party) = party else { continue };
        let has = |list: &Field<List<_>>| list.get().is_some_and(|list| !list.is_empty());
        let (id, name) = (to.as_str(), subject.charter.party_name(to.as_str()));
        let may_sublicense = listed.licence.sublicensing.get() != Some(&YesNo::No);
        if has(&party.subcontractors) && !may_sublicense {
            drafts
                .at_value(
                    format!("{}.sublicensing", listed.path),
                    format!("subcontractors of {name} have no right under {}", listed.name),
                )
                .help("agree that the party may sublicense to its subcontractors, and write `sublicensing: yes`, or do the work itself")
                .also(&Place::value(format!("parties.{id}.subcontractors")), "they do its part");
        }
        let kind = ClauseKind::AffiliateLicenceLicensee;
        let is_out = contract_says_of(subject, kind, to.as_str()) == Some(false);
        if has(&party.affiliates) && is_out && !may_sublicense {
            drafts
                .at_value(
                    kind.place(None),
                    format!("affiliates of {name} have no right under {}", listed.name),
                )
                .help("agree that the licence extends to affiliates, and write `affiliate_licence_licensee: yes`")
                .also(&Place::value(format!("parties.{id}.affiliates")), "its affiliates");
        }
    }
}
