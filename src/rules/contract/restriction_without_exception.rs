use crate::document::charter::clause::Clause;
use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::finding::{Consequence, Place, Severity};
use crate::grammar::series;
use crate::method::deal::is_company;
use crate::rules::clauses::{contract_has, contract_says_of, lack, parties_with, place, said_with_party};
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
    // The owners of a company leave its field to it, and a clause that says where it holds leaves the rest free.
    let is_bounded =
        is_company(subject.charter) || found.iter().all(|(kind, _)| is_described(subject, *kind));
    let drafted = drafts
        .at_key(
            place(*first),
            format!("{} with {lack}", series(&words)),
        )
        .note(REASONS.of(subject))
        .help(
            "agree what stays allowed (existing customers and partners, other fields or places) and write `competitive_restriction_exception:`",
        );
    let mut draft = match is_bounded {
        true => drafted.at_most(Severity::Advice).consequence(Consequence::Untidy),
        false => drafted,
    };
    for (kind, words) in others {
        draft = draft.also(&Place::key(place(*kind)), *words);
    }
}

/// Whether every clause of a kind that the contract has says in words what it covers: a field, a place, a product.
fn is_described(subject: &Subject<'_>, kind: ClauseKind) -> bool {
    let mut said = said_with_party(subject, kind).peekable();
    let is_text = |clause: &Clause| matches!(clause.value.get(), Some(ClauseValue::Text(_)));
    said.peek().is_some() && said.all(|(_, clause)| is_text(clause))
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
