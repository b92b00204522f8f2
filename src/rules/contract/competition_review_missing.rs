use crate::document::charter::contract::ClauseKind;
use crate::finding::{Place, Severity};
use crate::grammar::series;
use crate::rules::clauses::{contract_has, contract_says, listed, place};
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
