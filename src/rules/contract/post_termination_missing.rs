use crate::document::charter::contract::ClauseKind;
use crate::document::charter::exit::{ExitData, NonCompete};
use crate::document::{List, NoneOr, folded};
use crate::rules::by_words::has_phrase;
use crate::rules::clauses::{contract_has, contract_says, lack, place, value_of};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no post-termination duties in the contract
    "post-termination-missing",
    severity: Advice,
    nature: Gap(Unwinding), consequence: Unsaid,
    question: "Which duties outlive the contract?",
    at: "contract.post_termination_services", example: "support for 90 days after the end", concerns: All,
    authority: ["contract practice"],
    why: "after the last day customers still need service, and money and data are still owed",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "after a contractual project payments, defects and documents are still outstanding",
    ecosystem: "data and interfaces of an ecosystem outlast one member's contract",
    integrated: "shared customers, people and IP remain when an integrated alliance ends",
    venture: "a joint venture has to be wound up",
    untold: "joint customers still need service on the day after",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let services = ClauseKind::PostTerminationServices;
    if contract_has(subject, ClauseKind::Survival) {
        return;
    }
    let Some(lack) = lack(subject, services, "post-termination duties") else { return };
    if OUTLIVING.iter().any(|kind| contract_has(subject, *kind)) || goes_on(subject) {
        return;
    }
    // What the exit section promises is such a duty too, unless the contract is said to have none.
    if is_promised(subject) && contract_says(subject, services) != Some(false) {
        return;
    }
    drafts
        .at_key(place(services), lack)
        .note(REASONS.of(subject))
        .help("agree on transition support, final payments and the return of data, and write `post_termination_services: yes` under `contract`");
}

/// Clauses that outlive the contract by what they are.
const OUTLIVING: [ClauseKind; 2] = [ClauseKind::PerpetualLicence, ClauseKind::WarrantyDuration];

/// Clauses that may outlive the contract, where they say so.
const LASTING: [ClauseKind; 6] = [
    ClauseKind::Confidentiality,
    ClauseKind::NonCompete,
    ClauseKind::NoSolicitOfCustomers,
    ClauseKind::NoSolicitOfEmployees,
    ClauseKind::Indemnity,
    ClauseKind::AuditRights,
];

/// Words for the time after the end.
const AFTERWARDS: &[&str] = &[
    "after the end",
    "after its end",
    "after it ends",
    "after termination",
    "after the termination",
    "after expiry",
    "after expiration",
    "after the term",
    "after the contract",
    "following termination",
    "following the end",
    "beyond the end",
    "survives",
    "survive",
    "outlasts",
    "post termination",
];

/// Whether a clause says that it goes on after the end, or something is paid then.
fn goes_on(subject: &Subject<'_>) -> bool {
    let clause = |kind: ClauseKind| value_of(subject, kind).map(ToString::to_string);
    let clauses = LASTING.into_iter().filter_map(clause);
    let exchange = subject.charter.value.get().and_then(|value| value.exchange.get());
    let terms = exchange.into_iter().flat_map(List::values).filter_map(|entry| entry.terms.get());
    let mut said = clauses.chain(terms.map(|terms| terms.as_str().to_owned()));
    said.any(|text| has_phrase(&folded(&text), AFTERWARDS))
}

/// Whether the exit section promises something for the time after the end.
fn is_promised(subject: &Subject<'_>) -> bool {
    let Some(exit) = subject.charter.exit.get() else { return false };
    // Open questions are no promise.
    let says = |terms: &ExitData| terms.handover.is_given() || terms.deletion.is_given();
    let has_data =
        exit.data.get().is_some_and(|data| data.iter().any(|(_, it)| it.value().is_some_and(says)));
    let holds = |terms: &NonCompete| matches!(terms.length.get(), Some(NoneOr::Some(_)));
    let bars = exit.non_compete.get().is_some_and(|it| it.iter().any(|(_, terms)| holds(terms)));
    let is_said = exit.transition.is_given()
        || exit.customers.is_given()
        || exit.continuity.is_given()
        || exit.ip.is_given();
    is_said || has_data || bars
}
