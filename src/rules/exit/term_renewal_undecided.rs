use crate::document::charter::contract::ClauseKind;
use crate::document::charter::model::Structure;
use crate::method::term::is_perpetual;
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no decision on renewal of the term
    "term-renewal-undecided",
    severity: Advice, from: Negotiation,
    nature: Gap(WayOut), consequence: Unsaid,
    question: "How is the term renewed?",
    at: "term.renewal", example: "by-agreement", concerns: All,
    authority: ["S0"],
    why: "on the last day one party expects to continue and the other treats it as over",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let structure = charter.model.get().and_then(|model| model.structure.get());
    let Some(term) = charter.term.get() else { return };
    let has_end = term.end.is_given() || (term.length.is_given() && !is_perpetual(term));
    // A project is done when its result is accepted; to renew it is to agree another one.
    if !has_end || structure == Some(&Structure::ContractualProject) || !term.renewal.is_missing() {
        return;
    }
    if contract_has(subject, ClauseKind::RenewalTerm) {
        return;
    }
    let message = match term.renewal.is_open() {
        true => "renewal of the term undecided",
        false => "no decision on renewal of the term",
    };
    drafts
        .at_key("term.renewal", message)
        .help("agree whether and how it is renewed; write `renewal:` under `term`: `by-agreement`, `automatic` or `none`");
}
