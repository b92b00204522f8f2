use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::grammar::series;
use crate::rules::clauses::{contract_has, contract_says_of, lack, parties_with, place};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a restriction on competition has no carve-outs
    "restriction-without-exception",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the bound party is in breach on the day it signs, or gives up customers it already has",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "a contractual project is one of many for the party that does the work",
    ecosystem: "members of an ecosystem work with others in the same field by design",
    integrated: "the parents of an integrated alliance keep businesses of their own",
    venture: "the parents of a joint venture keep businesses of their own",
    untold: "each party had customers and partners before this one",
};

const RESTRICTIONS: [(ClauseKind, &str); 3] = [
    (ClauseKind::NonCompete, "non-compete"),
    (ClauseKind::Exclusivity, "exclusivity"),
    (ClauseKind::NoSolicitOfCustomers, "ban on soliciting customers"),
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let found: Vec<(ClauseKind, &str)> =
        RESTRICTIONS.into_iter().filter(|(kind, _)| contract_has(subject, *kind)).collect();
    let exception = ClauseKind::CompetitiveRestrictionException;
    let lack = match unexcepted(subject, &found).as_slice() {
        [] => lack(subject, exception, "carve-outs"),
        parties => Some(format!("no carve-outs for {}", names(subject.charter, parties))),
    };
    let Some(lack) = lack else { return };
    let Some(((first, _), others)) = found.split_first() else { return };
    let words: Vec<&str> = found.iter().map(|(_, words)| *words).collect();
    let mut draft = drafts
        .at_key(
            place(*first),
            format!("{} with {lack}", series(&words)),
        )
        .note(REASONS.of(subject))
        .help(
            "agree what stays allowed (existing customers and partners, other fields or places) and write `competitive_restriction_exception:`",
        );
    for (kind, words) in others {
        draft = draft.also(&Place::key(place(*kind)), *words);
    }
}

/// Parties that are bound while another has an exception.
fn unexcepted<'a>(subject: &Subject<'a>, restrictions: &[(ClauseKind, &str)]) -> Vec<&'a str> {
    let exception = ClauseKind::CompetitiveRestrictionException;
    if !contract_has(subject, exception) {
        return Vec::new();
    }
    let is_bound = |party: &str| {
        restrictions.iter().any(|(kind, _)| contract_says_of(subject, *kind, party) == Some(true))
    };
    let mut parties = parties_with(subject, exception, false);
    parties.retain(|party| is_bound(party));
    parties
}
