use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::rules::clauses::{contract_says, place};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a clause presupposes another that the contract is said not to have
    "clauses-contradictory",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Differing,
    authority: ["contract practice", "ours"],
    why: "one of the two answers is wrong, and each party may rely on the one that suits it",
    check: Partnership(check),
}

/// A clause that says how far another goes, that other one, and both in words.
const PAIRS: [(ClauseKind, ClauseKind, &str, &str); 7] = [
    (ClauseKind::RenewalNotice, ClauseKind::RenewalTerm, "a renewal notice", "no renewal term"),
    (ClauseKind::WarrantyDuration, ClauseKind::Warranty, "a warranty period", "no warranty"),
    (ClauseKind::PerpetualLicence, ClauseKind::LicenceGrant, "a perpetual licence", "no licence grant"),
    (ClauseKind::UnlimitedLicence, ClauseKind::LicenceGrant, "an unlimited licence", "no licence grant"),
    (
        ClauseKind::NonTransferableLicence,
        ClauseKind::LicenceGrant,
        "a non-transferable licence",
        "no licence grant",
    ),
    (
        ClauseKind::AffiliateLicenceLicensor,
        ClauseKind::LicenceGrant,
        "a licence of the licensor's affiliates",
        "no licence grant",
    ),
    (
        ClauseKind::AffiliateLicenceLicensee,
        ClauseKind::LicenceGrant,
        "a licence to the licensee's affiliates",
        "no licence grant",
    ),
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (part, whole, has, denies) in PAIRS {
        if contract_says(subject, part) != Some(true) || contract_says(subject, whole) != Some(false) {
            continue;
        }
        drafts
            .at_value(place(whole), format!("the contract has {has}, but {denies}"))
            .also(&Place::value(place(part)), has)
            .help(format!("read the contract and correct `{whole}` or `{part}`"));
    }
}
