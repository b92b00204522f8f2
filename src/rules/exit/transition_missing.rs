use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::{Field, NoneOr};
use crate::rules::clauses::charter_says;
use crate::rules::{Drafts, Subject, Wanted, rule, settled, wanted};

rule! {
    /// no transition period after the end
    "exit-transition-missing",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Gap(Unwinding), consequence: Exposed, rises: settled::without_dependence,
    question: "How long does a party that exits support the transition?",
    at: "exit.transition", example: "60 days", concerns: Each,
    authority: ["S0"],
    why: "customers and systems that rely on both parties cannot be moved in a day",
    check: Partnership(check),
}

const WANTED: Wanted = wanted! {
    exit.transition.{party},
    unless: settled::transition,
    words: Term {
        no: "transition period",
        example: "transition: 60 days",
    },
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    Wanted { said, ..WANTED }.judge(subject, drafts);
}

/// Where the contract has duties after the end, and the data has a day by which it moves over, the way over is said.
fn said(charter: &Charter, party: Option<&str>) -> Field<()> {
    let has_duties = charter_says(charter, ClauseKind::PostTerminationServices, party) == Some(true);
    let data = charter.exit.get().and_then(|exit| exit.data.get());
    let has_day = data.is_some_and(|data| {
        data.iter().any(|(_, terms)| matches!(terms, NoneOr::Some(terms) if terms.handover.is_given()))
    });
    if has_duties && has_day { Field::Invalid } else { (WANTED.said)(charter, party) }
}
