use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::ClauseKind;
use crate::method::term::{clause_value, ends_by_event, last_day};
use crate::rules::clauses::{contract_has, contract_says_of, is_by_party, lack, lack_of, listed, place};
use crate::rules::contract::reason::Reasons;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// no exit route from the contract
    "way-out-missing",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "a party whose interests change can exit only if the others agree, and on their terms",
    check: Partnership(check),
}

const REASONS: Reasons = Reasons {
    project: "a contractual project ends only with its contract",
    ecosystem: "members of an ecosystem come and go, but this one could not go",
    integrated: "in an integrated alliance people, assets and IP stay tied up until the other party agrees",
    venture: "a share in a joint venture binds its owner until it can be sold or the venture closed",
    untold: "a party could exit only if the other agrees",
};

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let expiration = ClauseKind::ExpirationDate;
    let end = match clause_value(subject.charter, expiration) {
        Some(ClauseValue::Perpetual) => Some("perpetual".to_owned()),
        _ => lack(subject, expiration, "expiry date"),
    };
    let parties = subject.parties();
    let bound: Vec<&str> = parties.iter().copied().filter(|party| !may_leave(subject, party)).collect();
    let leaving = lack_of_any(subject, &bound);
    let Some((end, leaving)) = end.zip(leaving) else { return };
    if ends(subject) || (bound.is_empty() && !parties.is_empty()) {
        return;
    }
    let is_unlisted = |kind| listed(subject).is_some_and(|contract| contract.clause(kind).is_missing());
    let path = [expiration, ClauseKind::TerminationForConvenience]
        .into_iter()
        .find(|kind| !is_unlisted(*kind))
        .map_or_else(|| "contract".to_owned(), place);
    let whom = match bound.len() == parties.len() {
        true => String::new(),
        false => format!(" for {}", names(subject.charter, &bound)),
    };
    drafts
        .at_key(path, format!("no exit from the contract{whom}: {end}, {leaving}"))
        .note(REASONS.of(subject))
        .help("agree on one of them, and write `expiration_date:` with the day, or `termination_for_convenience: yes`, under `contract`");
}

/// Whether it is over one day wherever that is written: by the term, by a renewal that can be refused, or with its result.
fn ends(subject: &Subject<'_>) -> bool {
    let charter = subject.charter;
    let has_end = charter.term.get().is_some_and(|term| {
        let is_limited = term.length.get().is_some_and(|length| length.duration().is_some());
        is_limited || last_day(term).is_some() || ends_by_event(term)
    });
    let renewal = clause_value(charter, ClauseKind::RenewalTerm);
    let takes_turns = renewal.is_some_and(|renewal| *renewal != ClauseValue::Perpetual);
    let is_refusable = takes_turns || contract_has(subject, ClauseKind::RenewalNotice);
    has_end || is_refusable || charter.exit.and(|exit| &exit.acceptance).is_given()
}

/// What is said in place of a termination for convenience, of all or of the first party that is bound.
fn lack_of_any(subject: &Subject<'_>, bound: &[&str]) -> Option<String> {
    let (kind, noun) = (ClauseKind::TerminationForConvenience, "termination for convenience");
    let of_all = || lack(subject, kind, noun);
    let of_bound = || bound.iter().find_map(|party| lack_of(subject, kind, party, noun));
    if is_by_party(subject, kind) { of_bound() } else { of_all() }
}

/// Whether a party may leave on a notice, by the exit section or by a clause that holds for it.
fn may_leave(subject: &Subject<'_>, party: &str) -> bool {
    let by_exit = subject.charter.exit.get().is_some_and(|exit| {
        let notice = exit.notice.as_ref().inside(|notice| notice.of(party));
        notice.is_given() && !exit.denies(party)
    });
    by_exit || contract_says_of(subject, ClauseKind::TerminationForConvenience, party) == Some(true)
}
