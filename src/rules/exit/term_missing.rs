use crate::document::Field;
use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::model::Structure;
use crate::finding::Severity;
use crate::method::term::{clause_value, open_key};
use crate::rules::clauses::{charter_says, contract_has};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no initial term
    "term-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(WayOut), consequence: Unsaid,
    question: "From when to when does the partnership run, and how is it renewed?",
    at: "term", example: "a year from 1 April, renewed by agreement", concerns: All,
    authority: ["S0"],
    why: "without a first term the parties never have to decide whether to continue",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    // Of a project that has no end another rule speaks.
    if charter.model.get().and_then(|model| model.structure.get()) == Some(&Structure::ContractualProject) {
        return;
    }
    // A contract that says that it has no end has said how long it runs.
    let expiry = clause_value(charter, ClauseKind::ExpirationDate);
    if charter_says(charter, ClauseKind::ExpirationDate, None) == Some(false)
        || expiry == Some(&ClauseValue::Perpetual)
    {
        return;
    }
    let in_contract = contract_has(subject, ClauseKind::ExpirationDate);
    let draft = match &charter.term {
        Field::Missing => drafts
            .at_value("term", "no initial term")
            .help("agree how long the partnership runs; add a `term:` section with `start:`, `length: 12 months` and `renewal: by-agreement`"),
        Field::Open => drafts
            .at_value(
                "term",
                "initial term undecided",
            )
            .help("agree how long the partnership runs; write `start:`, `length: 12 months` and `renewal: by-agreement` under `term`"),
        Field::Given(term) if term.length.is_missing() && term.end.is_missing() => {
            let message = match term.length.is_open() || term.end.is_open() {
                true => "end of the term undecided",
                false => "no length and no end date for the term",
            };
            drafts
                .at_key(open_key(term), message)
                .help("agree how long the partnership runs; write `length: 12 months` or `end:` with the last day under `term`")
        }
        Field::Given(_) | Field::Invalid => return,
    };
    if in_contract {
        draft
            .at_most(Severity::Advice)
            .note("the contract has an expiry date, but gates and renewal are counted from the charter");
    }
}
