use crate::document::charter::contract::ClauseKind;
use crate::rules::clauses::{contract_says_of, is_by_party, place};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// liability is capped for one party and unlimited for another
    "liability-one-sided",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "one claim can cost the uncapped party more than the deal is worth, while the other's loss is limited",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let with = |is_capped| {
        let mut parties = subject.parties();
        parties.retain(|party| self::is_capped(subject, party) == Some(is_capped));
        parties
    };
    let (capped, uncapped) = (with(true), with(false));
    if capped.is_empty() || uncapped.is_empty() {
        return;
    }
    let kinds = [ClauseKind::CapOnLiability, ClauseKind::UncappedLiability];
    let kind = kinds.into_iter().find(|kind| is_by_party(subject, *kind)).unwrap_or(kinds[0]);
    let (capped, missing) = (names(subject.charter, &capped), names(subject.charter, &uncapped));
    drafts
        .at_key(place(kind), format!("liability is unlimited for {missing}, but capped for {capped}"))
        .help(format!(
            "agree a cap for {missing} too, with the same exceptions, and write it under `cap_on_liability`"
        ));
}

/// Whether a party's liability is capped, as far as the charter says. A cap with unlimited breaches beside it is one.
fn is_capped(subject: &Subject<'_>, party: &str) -> Option<bool> {
    let is_uncapped = || contract_says_of(subject, ClauseKind::UncappedLiability, party) == Some(true);
    contract_says_of(subject, ClauseKind::CapOnLiability, party).or_else(|| is_uncapped().then_some(false))
}
