use super::affected::{Affected, affected};
use crate::document::charter::governance::Matter;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// one party alone decides on money held for another, or on costs that others bear
    "one-sided-spending",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the owner cannot stop its money from being spent on something else",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(decisions) = subject.charter.governance.get().and_then(|it| it.decisions.get()) else { return };
    for (index, decision) in decisions.iter() {
        let Some((affected, who)) = affected(subject.charter, decision) else { continue };
        let (what, help) = match affected {
            Affected::Matter(Matter::HeldMoney) => (
                "money held for another party",
                "agree that the owner of the money decides on it, alone or jointly, and change `decides:`",
            ),
            Affected::Costs => (
                "costs that others bear too",
                "agree up to which sum one party may decide, and who decides and pays above it; change `decides:`",
            ),
            _ => continue,
        };
        let name = subject.charter.party_name(who);
        drafts
            .at_value(
                format!("governance.decisions[{index}].decides"),
                format!("{name} alone decides on {what}"),
            )
            .hits_all_but(who)
            .help(help);
    }
}
