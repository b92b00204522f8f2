use crate::document::charter::contract::ClauseKind;
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
    let draft = drafts
        .at_key(place(services), format!("{lack}; {}", REASONS.of(subject)))
        .help("agree on transition, last payments and the return of data, and write `post_termination_services: yes` under `contract`");
    let transition = subject.charter.exit.and(|exit| &exit.transition);
    if transition.is_given() && contract_says(subject, services) != Some(false) {
        draft
            .at_most(Severity::Advice)
            .also(&Place::key("exit.transition"), "the charter promises a transition");
    }
}
