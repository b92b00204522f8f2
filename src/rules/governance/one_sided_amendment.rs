use super::authority::sole_decider;
use crate::document::charter::governance::{Governance, Matter};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party alone changes agreed terms or fees
    "one-sided-amendment",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "the others are bound by terms, or pay fees, that they never agreed to",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    for (path, who, what) in changes(subject, governance) {
        let name = subject.charter.party_name(who);
        drafts
            .at_value(path, format!("{name} alone {what}"))
            .hits_all_but(who)
            .help("give those who are bound a vote (`decides: both`), or let them exit before the change takes effect");
    }
}

/// Where one party changes something alone: the place, the party, and what it does.
fn changes<'a>(subject: &Subject<'a>, governance: &Governance) -> Vec<(String, &'a str, &'static str)> {
    let of_charter = governance.amendments.get().and_then(|it| it.decides.get());
    let of_charter = of_charter.and_then(|decides| sole_decider(subject.charter, decides));
    let place = || "governance.amendments.decides".to_owned();
    let of_charter = of_charter.map(|who| (place(), who, "amends the charter"));
    let decisions = governance.decisions.get().into_iter().flat_map(|decisions| decisions.iter());
    let of_decisions = decisions.filter_map(|(index, decision)| {
        let what = match decision.about.get()? {
            Matter::AgreedTerms => "changes agreed terms",
            Matter::Fees => "decides what is paid",
            Matter::HeldMoney | Matter::Development => return None,
        };
        let who = sole_decider(subject.charter, decision.decides.get()?)?;
        Some((format!("governance.decisions[{index}].decides"), who, what))
    });
    of_charter.into_iter().chain(of_decisions).collect()
}
