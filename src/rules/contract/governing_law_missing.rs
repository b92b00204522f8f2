use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::finding::{Consequence, Severity};
use crate::grammar::series;
use crate::rules::clauses::{lack, place};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no governing law
    "governing-law-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Liability), consequence: Exposed, rises: has_no_terms,
    question: "Which law governs the contract?",
    at: "contract.governing_law", example: "England and Wales", concerns: All,
    authority: ["contract practice"],
    why: "a court would have to choose the law first, and neither party can predict which",
    check: Partnership(check),
}

/// Clauses that say of which paper the charter speaks, and nothing of what it says.
const HEAD: [ClauseKind; 5] = [
    ClauseKind::DocumentName,
    ClauseKind::Parties,
    ClauseKind::AgreementDate,
    ClauseKind::EffectiveDate,
    ClauseKind::ExpirationDate,
];

/// Of a contract that has no more than a name and dates nobody knows what could be fought over.
fn has_no_terms(subject: &Subject<'_>) -> Option<Consequence> {
    let contract = subject.charter.contract.get()?;
    let has_terms =
        ClauseKind::ALL.iter().any(|kind| !HEAD.contains(kind) && contract.clause(*kind).value().is_some());
    (!has_terms).then_some(Consequence::Unsaid)
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let law = ClauseKind::GoverningLaw;
    let Some(lack) = lack(subject, law, "governing law") else { return };
    let seats = seats(subject.charter);
    let is_one = seats.iter().all(|(country, _)| seats.first().is_some_and(|(first, _)| first == country));
    let are_all = seats.len() == subject.parties().len();
    let reason = if !is_one {
        let places: Vec<String> =
            seats.iter().map(|(country, name)| format!("{name} is in {country}")).collect();
        format!("{}; each could insist on its own law", series(&places))
    } else if are_all && !seats.is_empty() {
        "all parties are in one country, whose law a court would probably apply".to_owned()
    } else {
        "a court would have to choose one".to_owned()
    };
    let draft = drafts
        .at_key(place(law), lack)
        .note(reason)
        .help("agree on one and write it under `contract`, such as `governing_law: England and Wales`");
    if (is_one && are_all && !seats.is_empty()) || has_no_terms(subject).is_some() {
        draft.at_most(Severity::Advice);
    }
}

/// Where each party sits, as far as the charter says.
pub(super) fn seats(charter: &Charter) -> Vec<(String, &str)> {
    let parties = charter.parties.get().into_iter().flat_map(|parties| parties.iter());
    parties
        .filter_map(|(id, party)| Some((party.country.get()?.to_string(), charter.party_name(id))))
        .collect()
}
