use crate::document::charter::contract::ClauseKind;
use crate::document::{Field, NoneOr};
use crate::finding::Place;
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party owes a minimum order without exclusivity in return
    "minimum-without-exclusivity",
    severity: Advice, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the party carries the market risk while competitors may be supplied in the same market",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (party, place, listed) in subject.charter.minimums() {
        // Whether orders may be refused is only said of a least order.
        let Some((index, _)) = listed.iter().find(|(_, it)| it.orders_may_be_refused.is_given()) else {
            continue;
        };
        if !is_without_exclusivity(subject, party) {
            continue;
        }
        let name = subject.charter.party_name(party);
        drafts
            .at_value(
                format!("{place}[{index}]"),
                format!("{name} owes a minimum order without exclusivity in return"),
            )
            .help(
                "negotiate exclusivity in a territory or market while the minimum is met, or a lower minimum",
            )
            .also(&Place::key("canvas.exclusivity"), "no exclusivity granted");
    }
}

/// Whether every other party says that it grants none; nothing is known of one that says nothing.
fn is_without_exclusivity(subject: &Subject<'_>, party: &str) -> bool {
    if contract_has(subject, ClauseKind::Exclusivity) {
        return false;
    }
    let granted = subject.charter.canvas.and(|canvas| &canvas.exclusivity);
    let Some(granted) = granted.get() else { return false };
    let refuses = |other: &str| match granted.of(other) {
        Field::Given(terms) => terms.grants.get() == Some(&NoneOr::None),
        _ => false,
    };
    let mut others = subject.parties().into_iter().filter(|other| *other != party).peekable();
    others.peek().is_some() && others.all(refuses)
}
