use crate::document::scalar::YesNo;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party owes a minimum order, but its orders may be refused
    "take-or-pay-without-duty-to-supply",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the party pays for a shortfall that the supplier can cause by refusing or delaying its orders",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (party, place, listed) in subject.charter.minimums() {
        let refused = |minimum: &YesNo| minimum.is_yes();
        for (index, _) in listed.iter().filter(|(_, it)| it.orders_may_be_refused.get().is_some_and(refused))
        {
            let name = subject.charter.party_name(party);
            drafts
                .at_value(
                    format!("{place}[{index}].orders_may_be_refused"),
                    format!("{name} owes a minimum order, but its orders may be refused"),
                )
                .help("agree that orders up to the minimum must be accepted, or that refused or late orders reduce it");
        }
    }
}
