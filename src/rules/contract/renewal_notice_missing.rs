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
    /// the contract is renewed and says nothing of when one must say no
    "renewal-notice-missing",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a renewal without a last day for saying no either comes as a surprise or is fought over",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "a contractual project would go on, and be paid for, without a scope of its own",
    ecosystem: "the others in an ecosystem plan their data and standards around whoever stays",
    integrated: "an integrated alliance needs time to hand back people and budget",
    venture: "a joint venture plans its budget years ahead",
    untold: "each side plans for the next term long before it begins",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let renewal = ClauseKind::RenewalTerm;
    if contract_says(subject, renewal).is_none() {
        renewed_by_the_charter(subject, drafts);
        return;
    }
    let is_endless = value_of(subject, renewal) == Some(&ClauseValue::Perpetual);
    let Some(lack) = lack(subject, ClauseKind::RenewalNotice, "notice before the renewal") else { return };
    if !contract_has(subject, renewal) {
        return;
    }
    let term = subject.charter.term.get();
    let (how, is_mild) = match term.and_then(|term| term.renewal.get()) {
        Some(_) if term.is_some_and(renews_by_itself) => ("is renewed by itself", false),
        Some(_) if term.is_some_and(renews_by_agreement) => ("is renewed by agreement", true),
        _ if is_endless => ("is renewed without end", false),
        _ => ("is renewed", false),
    };
    let own = term.and_then(|term| term.notice.get());
    let mut draft = drafts
        .at_key(place(renewal), format!("the contract {how}, and {lack}; {}", REASONS.of(subject)))
        .help(match is_mild {
            true => "silence ends it: agree by when the parties decide, and write `renewal_notice:`, such as `60 days`, under `contract`",
            false => "agree by when one says no, and write `renewal_notice:`, such as `renewal_notice: 60 days`, under `contract`",
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
        drafts.at_value("term.renewal", "the term renews automatically, with no last day to say no").help(
            "agree by when a party must say no, and write `notice:` under `term`, such as `notice: 60 days`",
        );
    // Whoever may leave at will is not held by a renewal.
    if subject.parties().iter().all(|party| may_leave(subject, party) == Some(true)) {
        draft.at_most(Severity::Advice);
    }
}
