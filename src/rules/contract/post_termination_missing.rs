use crate::document::NoneOr;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::exit::{ExitData, NonCompete};
use crate::rules::clauses::place;
use crate::rules::clauses::{contract_has, contract_says, lack};
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
    if OUTLIVING.iter().any(|kind| contract_has(subject, *kind)) {
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
