use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::grammar::series;
use crate::rules::clauses::{contract_has, lack, place};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the contract restricts competition and has no exception
    "restriction-without-exception",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "a restriction without an exception also forbids what nobody wanted to forbid, such as customers one already had",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "a contractual project is one of many for the party that does the work",
    ecosystem: "the members of an ecosystem work with others in the same field by design",
    integrated: "the parents of an integrated alliance keep businesses of their own beside it",
    venture: "the parents of a joint venture keep businesses of their own beside it",
    untold: "each party had customers and partners before this one",
};

const RESTRICTIONS: [(ClauseKind, &str); 3] = [
    (ClauseKind::NonCompete, "a non-compete"),
    (ClauseKind::Exclusivity, "exclusivity"),
    (ClauseKind::NoSolicitOfCustomers, "a ban on soliciting customers"),
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let found: Vec<(ClauseKind, &str)> =
        RESTRICTIONS.into_iter().filter(|(kind, _)| contract_has(subject, *kind)).collect();
    let Some(lack) = lack(subject, ClauseKind::CompetitiveRestrictionException, "exception from it") else {
        return;
    };
    let Some(((first, _), others)) = found.split_first() else { return };
    let words: Vec<&str> = found.iter().map(|(_, words)| *words).collect();
    let lack = if others.is_empty() { lack } else { lack.replace("from it", "from them") };
    let mut draft = drafts
        .at_key(
            place(*first),
            format!("the contract has {}, and {lack}; {}", series(&words), REASONS.of(subject)),
        )
        .help(
            "name what stays allowed (customers and partners of before, other fields or places) and write `competitive_restriction_exception:`",
        );
    for (kind, words) in others {
        draft = draft.also(&Place::key(place(*kind)), *words);
    }
}
