use crate::document::charter::contract::ClauseKind;
use crate::rules::by_words::{after, alone, begins_with, has_phrase, stretches};
use crate::rules::clauses::{contract_says_of, is_by_party, is_named, parties_with, place, value_of};
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
    if capped.is_empty() && is_of_some(subject) {
        let missing = names(subject.charter, &uncapped);
        drafts
            .at_key(
                place(ClauseKind::UncappedLiability),
                format!("liability is unlimited for {missing} alone"),
            )
            .hits(&uncapped)
            .help(format!("agree a cap for {missing}, and write it under `cap_on_liability`"));
        return;
    }
    if capped.is_empty() || uncapped.is_empty() {
        return;
    }
    let kinds = [ClauseKind::CapOnLiability, ClauseKind::UncappedLiability];
    let kind = kinds.into_iter().find(|kind| is_by_party(subject, *kind)).unwrap_or(kinds[0]);
    let (capped, missing) = (names(subject.charter, &capped), names(subject.charter, &uncapped));
    drafts
        .at_key(place(kind), format!("liability is unlimited for {missing}, but capped for {capped}"))
        .hits(&uncapped)
        .help(format!(
            "agree a cap for {missing} too, with the same exceptions, and write it under `cap_on_liability`"
        ));
}

/// Whether the contract says of some parties that their liability is unlimited, and says nothing of a cap.
pub(super) fn is_of_some(subject: &Subject<'_>) -> bool {
    let kind = ClauseKind::UncappedLiability;
    let unlimited = parties_with(subject, kind, true).len();
    let is_silent = !is_named(subject, ClauseKind::CapOnLiability);
    is_silent && is_by_party(subject, kind) && (1..subject.parties().len()).contains(&unlimited)
}

/// Whether a party's liability is capped, as far as the charter says. A cap with unlimited breaches beside it is one.
fn is_capped(subject: &Subject<'_>, party: &str) -> Option<bool> {
    let is_uncapped = || contract_says_of(subject, ClauseKind::UncappedLiability, party) == Some(true);
    let said = contract_says_of(subject, ClauseKind::CapOnLiability, party);
    let by_words = || is_capped_by_words(subject, party);
    match said {
        Some(true) if !is_by_party(subject, ClauseKind::CapOnLiability) => by_words().or(said),
        _ => said.or_else(|| is_uncapped().then_some(false)),
    }
}

/// Words by which a party answers for everything.
const UNLIMITED: &[&str] = &[
    "no limit",
    "no limits",
    "no cap",
    "no upper limit",
    "without limit",
    "without limits",
    "without a limit",
    "without any limit",
    "without limitation",
    "without a cap",
    "not limited",
    "not capped",
    "unlimited",
    "uncapped",
];

/// Words by which it answers for no more than so much.
const LIMITED: &[&str] = &[
    "no more than",
    "not more than",
    "at most",
    "up to",
    "limited to",
    "capped at",
    "maximum",
    "not exceed",
    "not beyond",
];

/// Words after which a limit is lifted for some breaches only.
const IN_SOME_CASES: &[&str] = &["for", "in", "if", "where", "when", "on", "as", "only", "unless"];

/// What one clause for all says of each party by name, where it leaves no doubt: it is for one party alone, or a party that it names
/// answers without limit.
fn is_capped_by_words(subject: &Subject<'_>, party: &str) -> Option<bool> {
    let words = value_of(subject, ClauseKind::CapOnLiability)?.to_string();
    if let Some(only) = alone(subject.charter, &words) {
        return Some(only == party);
    }
    let told = stretches(subject.charter, &words);
    let is_unlimited = |stretch: &str| {
        let Some(rest) = after(stretch, UNLIMITED).filter(|_| !has_phrase(stretch, LIMITED)) else {
            return false;
        };
        let is_its = rest.strip_prefix("for ").is_some_and(|it| begins_with(subject.charter, it, party));
        is_its || !rest.split(' ').next().is_some_and(|word| IN_SOME_CASES.contains(&word))
    };
    told.iter().any(|(whose, stretch)| *whose == party && is_unlimited(stretch)).then_some(false)
}
