use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::finding::Severity;
use crate::method::term::{renewal_notice, renews_by_agreement, renews_by_itself};
use crate::rules::clauses::{contract_has, contract_says, lack, place, value_of};
use crate::rules::contract::reason::Reasons;
use crate::rules::exit::one_sided::may_leave;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the contract renews, with no renewal notice
    "renewal-notice-missing",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a party that misses a deadline it did not know is bound for another term",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "a contractual project would go on, and be paid for, without a scope of its own",
    ecosystem: "other members of an ecosystem plan their data and standards around those that stay",
    integrated: "an integrated alliance needs time to hand back people and budget",
    venture: "a joint venture plans its budget years ahead",
    untold: "each party plans for the next term long before it begins",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let renewal = ClauseKind::RenewalTerm;
    if contract_says(subject, renewal).is_none() {
        renewed_by_the_charter(subject, drafts);
        return;
    }
    let is_endless = value_of(subject, renewal) == Some(&ClauseValue::Perpetual);
    let Some(lack) = lack(subject, ClauseKind::RenewalNotice, "renewal notice") else { return };
    if !contract_has(subject, renewal) {
        return;
    }
    let term = subject.charter.term.get();
    let (how, is_mild) = match term.and_then(|term| term.renewal.get()) {
        Some(_) if term.is_some_and(renews_by_itself) => ("renews itself", false),
        Some(_) if term.is_some_and(renews_by_agreement) => ("is renewed by agreement", true),
        _ if is_endless => ("renews without end", false),
        _ => ("renews", false),
    };
    let own = term.and_then(|term| term.notice.get());
    let mut draft = drafts
        .at_key(place(renewal), format!("the contract {how}, with {lack}"))
        .note(REASONS.of(subject))
        .help(match is_mild {
            true => "without a decision it ends: agree by when the parties decide, and write `renewal_notice:`, such as `60 days`, under `contract`",
            false => "agree by when a party must refuse, and write `renewal_notice:`, such as `renewal_notice: 60 days`, under `contract`",
        });
    if let Some(notice) = own {
        draft = draft.also(&Place::value("term.notice"), format!("the charter says {notice}"));
    }
    if is_mild || own.is_some() {
        draft.at_most(Severity::Advice);
    }
}

/// Where the term of the charter renews itself, and the contract does not speak of renewal.
fn renewed_by_the_charter(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(term) = subject.charter.term.get().filter(|term| renews_by_itself(term)) else { return };
    if !term.notice.is_missing() || renewal_notice(subject.charter, term).is_some() {
        return;
    }
    let draft =
        drafts.at_value("term.renewal", "the term renews automatically, with no last day to refuse").help(
            "agree by when a party must refuse, and write `notice:` under `term`, such as `notice: 60 days`",
        );
    // Whoever may leave at will is not held by a renewal.
    if subject.parties().iter().all(|party| may_leave(subject, party) == Some(true)) {
        draft.at_most(Severity::Advice);
    }
}
