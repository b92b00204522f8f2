use crate::document::charter::contract::ClauseKind;
use crate::document::charter::exit::ExitData;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::clauses::place;
use crate::rules::clauses::{contract_has, contract_says, lack};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the contract has no duty that outlives it
    "post-termination-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Unwinding), consequence: Unsaid,
    question: "Which duties outlive the contract?",
    at: "contract.post_termination_services", example: "support for 90 days after the end", concerns: All,
    authority: ["contract practice"],
    why: "on the day after the end somebody still has customers to serve, money to collect and data to hand back",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "after a contractual project payments, defects and documents are still outstanding",
    ecosystem: "data and interfaces of an ecosystem outlast the contract of one member",
    integrated: "an integrated alliance leaves shared customers, people and IP behind",
    venture: "a joint venture has to be wound up by somebody",
    untold: "customers of both sides are still there on the day after",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let services = ClauseKind::PostTerminationServices;
    if contract_has(subject, ClauseKind::Survival) {
        return;
    }
    let Some(lack) = lack(subject, services, "duty after the end") else { return };
    if OUTLIVING.iter().any(|kind| contract_has(subject, *kind)) {
        return;
    }
    let draft = drafts
        .at_key(place(services), format!("{lack}; {}", REASONS.of(subject)))
        .help("agree on transition, last payments and the return of data, and write `post_termination_services: yes` under `contract`");
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
        (exit.transition.is_given(), "transition", "the charter promises a transition"),
        (has_data, "data", "the charter says what becomes of data"),
        (exit.customers.is_given(), "customers", "the charter says what becomes of customers"),
        (
            exit.continuity.is_given(),
            "continuity",
            "the charter says how customers and staff are looked after",
        ),
        (exit.ip.is_given(), "ip", "the charter says what becomes of IP"),
    ];
    all.into_iter().find(|(is_given, ..)| *is_given).map(|(_, key, what)| (key, what))
}
