use super::terms::place;
use crate::document::charter::contract::ClauseKind;
use crate::document::scalar::Notice;
use crate::document::{Each, Field, FieldRef, reads_the_same};
use crate::rules::by_words::alone;
use crate::rules::clauses::{contract_says_of, is_by_party, value_of};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// one party may exit without cause and another may not
    "exit-one-sided",
    severity: Warning, from: Negotiation, until: WindingDown,
    nature: Defect, consequence: Trapped,
    authority: ["S2", "contract practice"],
    why: "the party that cannot exit must invest and hold its terms while the other may end the deal at any time",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let with = |may_leave| {
        let mut parties = subject.parties();
        parties.retain(|party| self::may_leave(subject, party) == Some(may_leave));
        parties
    };
    let (mut free, mut bound) = (with(true), with(false));
    if free.is_empty() && !bound.is_empty() {
        free = with_right(subject);
    }
    if bound.is_empty() && !free.is_empty() {
        bound = unnamed(subject);
    }
    let Some(first) = bound.first().filter(|_| !free.is_empty()) else { return };
    let clause = ClauseKind::TerminationForConvenience;
    let path = match is_by_party(subject, clause) {
        true => clause.place(Some(first)),
        false if is_denied(subject, first) => place("right", Some(first)),
        false if listed(subject, first).is_none() => clause.place(None),
        false => place("conditions", Some(first)),
    };
    let (able, unable) = (names(subject.charter, &free), names(subject.charter, &bound));
    drafts
        .at_key(path, format!("no termination for convenience for {unable}, unlike {able}"))
        .hits(&bound)
        .help(format!(
            "agree a notice on which {unable} may exit too, or what is given in return, such as a minimum or a payment"
        ));
}

/// The parties that the exit section gives a right to leave and a notice, where it says of each whether it may.
fn with_right<'a>(subject: &Subject<'a>) -> Vec<&'a str> {
    let Some(exit) = subject.charter.exit.get() else { return Vec::new() };
    let may = |party: &&str| !exit.denies(party) && notice_of(subject, party).is_given();
    subject.charter.party_ids().into_iter().filter(may).collect()
}

/// The parties that the contract does not name where it lets others leave, and for which the exit section has no way out either.
fn unnamed<'a>(subject: &Subject<'a>) -> Vec<&'a str> {
    let clause = ClauseKind::TerminationForConvenience;
    let has_conditions = subject.charter.exit.and(|exit| &exit.conditions).is_given();
    if !is_by_party(subject, clause) || has_conditions {
        return Vec::new();
    }
    let is_unnamed = |party: &&str| {
        contract_says_of(subject, clause, party).is_none() && notice_of(subject, party).is_missing()
    };
    subject.charter.party_ids().into_iter().filter(is_unnamed).collect()
}

fn notice_of<'a>(subject: &Subject<'a>, party: &str) -> FieldRef<'a, Notice> {
    subject.charter.exit.and(|exit| &exit.notice).inside(|notice| notice.of(party))
}

/// Whether a party may leave without a cause: not where it has no right to leave at all; else by what the contract says of it, by the conditions that the exit section lists for
/// it, else by what the contract says of all.
pub(in crate::rules) fn may_leave(subject: &Subject<'_>, party: &str) -> Option<bool> {
    let clause = ClauseKind::TerminationForConvenience;
    let by_contract = contract_says_of(subject, clause, party);
    if is_denied(subject, party) {
        return Some(false);
    }
    match by_contract {
        Some(false) => by_contract,
        Some(true) if is_by_party(subject, clause) => by_contract,
        _ => listed(subject, party).or_else(|| by_words(subject, party)).or(by_contract),
    }
}

/// What the clause says in words, where it is for one party alone: "by Kestrel alone, 30 days".
fn by_words(subject: &Subject<'_>, party: &str) -> Option<bool> {
    let words = value_of(subject, ClauseKind::TerminationForConvenience)?.to_string();
    alone(subject.charter, &words).map(|only| only == party)
}

/// Whether the exit section says that a party may not leave before the end.
fn is_denied(subject: &Subject<'_>, party: &str) -> bool {
    subject.charter.exit.get().is_some_and(|exit| exit.denies(party))
}

/// A list for each party says of each when it may leave; where an entry cannot be read or is open, more may be meant.
fn listed(subject: &Subject<'_>, party: &str) -> Option<bool> {
    let Each::Parties(conditions) = subject.charter.exit.get()?.conditions.get()? else { return None };
    let listed = conditions.of(party).value().filter(|listed| !listed.is_empty())?;
    let is_meant =
        |text: &str| reads_the_same(text.split([',', ';', ':']).next().unwrap_or(text), "convenience");
    if listed.values().filter_map(|it| it.when.get()).any(|ground| is_meant(ground.as_str())) {
        return Some(true);
    }
    let is_whole = listed.0.iter().all(|entry| matches!(entry, Field::Given(_) | Field::Missing));
    is_whole.then_some(false)
}
