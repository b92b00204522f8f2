use super::licences::licences;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a licence continues when its fees are not paid
    "licence-survives-non-payment",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "the licensor must sue for every fee, because it cannot take the licence back",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for listed in licences(subject) {
        if listed.licence.survives_non_payment.get().is_some_and(|survives| survives.is_yes()) {
            drafts
                .at_value(
                    format!("{}.survives_non_payment", listed.path),
                    format!("{} survives non-payment", listed.name),
                )
                .help("agree that it is suspended, then ends, if a fee stays unpaid after a reminder; write `survives_non_payment: no`");
        }
    }
}
