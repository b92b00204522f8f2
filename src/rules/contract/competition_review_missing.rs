use crate::document::charter::contract::ClauseKind;
use crate::document::{List, folded};
use crate::finding::{Place, Severity};
use crate::grammar::series;
use crate::rules::by_words::has_phrase;
use crate::rules::clauses::{contract_has, contract_says, is_named, listed, place};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the contract has terms that competition law may forbid, and no counsel has reviewed them
    "competition-review-missing",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice", "ours"],
    why: "a term that competition law forbids is void and can bring fines on every party",
    check: Partnership(check),
}

/// Terms that authorities look at whoever the parties are, the gravest first.
const TERMS: [(ClauseKind, &str); 3] = [
    (ClauseKind::PriceRestrictions, "price restrictions"),
    (ClauseKind::MostFavoredNation, "price parity (most favoured nation)"),
    (ClauseKind::NoSolicitOfEmployees, "a ban on hiring the other's people"),
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    prices_of_others(subject, drafts);
    let found: Vec<(ClauseKind, &str)> =
        TERMS.into_iter().filter(|(kind, _)| contract_has(subject, *kind)).collect();
    let Some(((first, _), others)) = found.split_first() else { return };
    let words: Vec<&str> = found.iter().map(|(_, words)| *words).collect();
    let Some(message) = unreviewed(subject, &series(&words)) else { return };
    let mut draft = drafts
        .at_key(place(*first), message)
        .help("have counsel review the terms, and write the day as `competition_review:` under `contract`");
    for (kind, words) in others {
        draft = draft.also(&Place::key(place(*kind)), *words);
    }
    if *first != ClauseKind::PriceRestrictions {
        draft.at_most(Severity::Advice);
    }
}

/// What there is in place of a review of these terms; `None` where counsel has looked, or where that cannot be read.
fn unreviewed(subject: &Subject<'_>, terms: &str) -> Option<String> {
    let contract = listed(subject)?;
    let kind = ClauseKind::CompetitionReview;
    if contract.clause(kind).is_invalid() {
        return None;
    }
    match contract_says(subject, kind) {
        Some(true) => {
            let day = contract.value(kind).and_then(|value| value.date());
            let day = day.filter(|day| *day > subject.as_of)?;
            Some(format!("competition-law review of {terms} is only due on {day}"))
        }
        Some(false) => Some(format!("no competition-law review of {terms}")),
        None => Some(format!("no competition-law review of {terms} on record")),
    }
}

/// Words by which a party decides at which price others sell.
const PRICES: &[&str] = &[
    "below our price",
    "below our prices",
    "below our list",
    "under our price",
    "under our prices",
    "undercut us",
    "undercuts us",
    "undercut our",
    "undercuts our",
    "cheaper than us",
    "cheaper than we",
    "cheaper than our",
    "resale price",
    "resale prices",
    "minimum price",
    "minimum prices",
    "no discounts",
];

/// Words by which it is the prices of others, and not its own, that are spoken of.
const SET: &[&str] =
    &["in every", "everywhere", "at which you", "at which they", "at which others", "you sell", "they sell"];

/// A condition of one party on the prices of others, that no counsel has reviewed.
fn prices_of_others(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let said = subject.charter.canvas.get().and_then(|canvas| canvas.non_negotiables.get());
    if is_named(subject, ClauseKind::CompetitionReview) {
        return;
    }
    for (party, listed) in said.into_iter().flat_map(|said| said.iter()) {
        let limits = |text: &str| {
            let text = folded(text);
            has_phrase(&text, PRICES) || (has_phrase(&text, &["price", "prices"]) && has_phrase(&text, SET))
        };
        let Some((index, _)) = List::iter(listed).find(|(_, text)| limits(text.as_str())) else { continue };
        let name = subject.charter.party_name(party);
        drafts
            .at_value(
                format!("canvas.non_negotiables.{party}[{index}]"),
                format!("{name} sets a limit on others' prices, with no competition-law review"),
            )
            .hits_all_but(party)
            .help("ask counsel before it is written into any contract, and write the day as `competition_review:` under `contract`");
    }
}
