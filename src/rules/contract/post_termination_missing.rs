use crate::document::charter::contract::ClauseKind;
use crate::document::charter::exit::ExitData;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::clauses::place;
use crate::rules::clauses::{contract_has, contract_says, lack};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no post-termination duties in the contract
    "post-termination-missing",
    severity: Warning, from: Negotiation,
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
    let draft = drafts
        .at_key(place(services), lack)
        .note(REASONS.of(subject))
        .help("agree on transition support, final payments and the return of data, and write `post_termination_services: yes` under `contract`");
    if let Some((key, what)) = promised(subject).filter(|_| contract_says(subject, services) != Some(false)) {
        draft.at_most(Severity::Advice).also(&Place::key(format!("exit.{key}")), what);
    }
}

/// Clauses that outlive the contract by what they are.
const OUTLIVING: [ClauseKind; 2] = [ClauseKind::PerpetualLicence, ClauseKind::WarrantyDuration];

/// What the exit section promises for the time after the end, though the contract does not.
fn promised(subject: &Subject<'_>) -> Option<(&'static str, &'static str)> {
    let exit = subject.charter.exit.get()?;
    // Open questions are no promise.
    let says = |terms: &ExitData| terms.handover.is_given() || terms.deletion.is_given();
    let has_data =
        exit.data.get().is_some_and(|data| data.iter().any(|(_, it)| it.value().is_some_and(says)));
    let all = [
        (exit.transition.is_given(), "transition", "transition support in the charter"),
        (has_data, "data", "exit terms on data in the charter"),
        (exit.customers.is_given(), "customers", "exit terms on customers in the charter"),
        (exit.continuity.is_given(), "continuity", "continuity plan in the charter"),
        (exit.ip.is_given(), "ip", "exit terms on IP in the charter"),
    ];
    all.into_iter().find(|(is_given, ..)| *is_given).map(|(_, key, what)| (key, what))
}
