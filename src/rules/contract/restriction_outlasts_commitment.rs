use crate::document::charter::contract::ClauseKind;
use crate::document::scalar::Duration;
use crate::document::{Each, NoneOr};
use crate::finding::Place;
use crate::rules::clauses::{contract_says_of, is_by_party};
use crate::rules::contract::lengths::{is_longer, length_in};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a party is bound for longer than the other parties are committed to it
    "restriction-outlasts-commitment",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the bound party turns business away for a time in which its partner owes it none",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let parties = subject.parties();
    for party in &parties {
        let others: Vec<&str> = parties.iter().copied().filter(|other| other != party).collect();
        judge_ban(subject, drafts, party, &others);
        judge_exclusivity(subject, drafts, party, &others);
    }
}

/// A ban after the end that binds this party alone, while every other party is said to commit itself to nothing.
fn judge_ban(subject: &Subject<'_>, drafts: &mut Drafts<'_>, party: &str, others: &[&str]) {
    let Some((length, path)) = ban(subject, party) else { return };
    if others.iter().any(|other| ban(subject, other).is_some())
        || !others.iter().all(|it| owes_nothing(subject, it))
    {
        return;
    }
    let (name, others) = (subject.charter.party_name(party), names(subject.charter, others));
    drafts
        .at_value(
            path,
            format!(
                "{name} may not compete for {length} after the end, with no minimum commitment from {others}"
            ),
        )
        .also(&Place::key(ClauseKind::MinimumCommitment.place(None)), "no minimum commitment")
        .help(format!("agree a minimum from {others} while {name} is bound, or drop or shorten the ban"));
}

/// A non-compete of one party with its length, in the charter or the contract. One for all is the same for each.
fn ban(subject: &Subject<'_>, party: &str) -> Option<(Duration, String)> {
    let in_charter = || {
        let Each::Parties(decided) = subject.charter.exit.get()?.non_compete.get()? else { return None };
        let NoneOr::Some(length) = decided.of(party).value()?.length.get()? else { return None };
        Some((*length, format!("exit.non_compete.{party}")))
    };
    let in_contract = || {
        let kind = ClauseKind::NonCompete;
        let contract = subject.charter.contract.get().filter(|_| is_by_party(subject, kind))?;
        let value = contract.clause_of(kind, party).value()?.value.get()?;
        Some((length_in(&value.to_string())?, kind.place(Some(party))))
    };
    in_charter().or_else(in_contract)
}

/// Whether a party is said to owe no minimum. What is not said may be owed.
fn owes_nothing(subject: &Subject<'_>, party: &str) -> bool {
    let has_minimum = subject.charter.minimums().iter().any(|(owes, ..)| *owes == party);
    contract_says_of(subject, ClauseKind::MinimumCommitment, party) == Some(false) && !has_minimum
}

/// Exclusivity of this party alone, while the minimum of every other party ends earlier.
fn judge_exclusivity(subject: &Subject<'_>, drafts: &mut Drafts<'_>, party: &str, others: &[&str]) {
    let kind = ClauseKind::Exclusivity;
    let is_bound = |party| is_by_party(subject, kind) && contract_says_of(subject, kind, party) == Some(true);
    if !is_bound(party) || others.iter().any(|other| is_bound(other)) {
        return;
    }
    let Some(bound) = exclusive_for(subject, party) else { return };
    let Some(commitments) =
        others.iter().map(|other| committed_for(subject, other)).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let longest = commitments.into_iter().flatten().max_by_key(Duration::approximate_days);
    let Some(longest) = longest.filter(|longest| is_longer(&bound, longest)) else { return };
    let name = subject.charter.party_name(party);
    drafts
        .at_key(
            kind.place(Some(party)),
            format!("{name} is exclusive for {bound}, but the minimum commitment ends after {longest}"),
        )
        .also(&Place::key(ClauseKind::MinimumCommitment.place(None)), format!("ends after {longest}"))
        .help("let the exclusivity end with the minimum commitment, or agree a minimum for the rest of the time");
}

/// How long a party is exclusive: as its clause says, else as long as the term.
fn exclusive_for(subject: &Subject<'_>, party: &str) -> Option<Duration> {
    let clause = subject.charter.contract.get()?.clause_of(ClauseKind::Exclusivity, party).value()?;
    let stated = clause.value.get().and_then(|value| length_in(&value.to_string()));
    stated.or_else(|| subject.charter.term.get()?.length.get()?.duration().copied())
}

/// For how long a party owes a minimum: `Some(None)` where it owes none; `None` where that is not clear.
fn committed_for(subject: &Subject<'_>, party: &str) -> Option<Option<Duration>> {
    let kind = ClauseKind::MinimumCommitment;
    let contract = subject.charter.contract.get()?;
    match contract_says_of(subject, kind, party)? {
        false => Some(None),
        true => {
            let value = contract.clause_of(kind, party).value()?.value.get()?;
            length_in(&value.to_string()).map(Some)
        }
    }
}
