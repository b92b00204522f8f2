//! What the charter says of the contract's clauses, as a whole and of each party.

use crate::document::charter::Charter;
use crate::document::charter::clause::Clause;
use crate::document::charter::clause_value::ClauseValue;
use crate::document::charter::contract::{ClauseKind, Contract};
use crate::document::{Each, Field};
use crate::rules::Subject;

/// Whether the contract has a clause of this kind for at least one party, as far as the charter says.
pub(super) fn contract_has(subject: &Subject<'_>, kind: ClauseKind) -> bool {
    subject.charter.contract.get().is_some_and(|contract| contract.has(kind))
}

/// Whether the charter says that the contract has a clause of this kind for some party, or that it has it for none; `None` where
/// it says neither.
pub(super) fn contract_says(subject: &Subject<'_>, kind: ClauseKind) -> Option<bool> {
    if contract_has(subject, kind) {
        return Some(true);
    }
    let is_denied = match subject.charter.contract.get()?.clause(kind).value()? {
        Each::All(clause) => clause.is_there() == Some(false),
        Each::Parties(_) => parties_with(subject, kind, false).len() == subject.parties().len(),
    };
    is_denied.then_some(false)
}

/// Whether the charter says that the contract has a clause of this kind for a party, or that it has not.
pub(super) fn contract_says_of(subject: &Subject<'_>, kind: ClauseKind, party: &str) -> Option<bool> {
    subject.charter.contract.get()?.said_of(kind, party).get().copied()
}

/// The parties for which the charter says that the contract has a clause of this kind, or that it has not.
pub(super) fn parties_with<'a>(subject: &Subject<'a>, kind: ClauseKind, is_there: bool) -> Vec<&'a str> {
    let mut parties = subject.charter.party_ids();
    parties.retain(|party| contract_says_of(subject, kind, party) == Some(is_there));
    parties
}

/// The clauses of this kind that the contract has, each with the party that it is said of; `None` means all.
pub(super) fn said_with_party<'a>(
    subject: &Subject<'a>,
    kind: ClauseKind,
) -> impl Iterator<Item = (Option<&'a str>, &'a Clause)> {
    let each = subject.charter.contract.get().and_then(|contract| contract.clause(kind).value());
    each.into_iter().flat_map(Each::iter).filter(|(_, clause)| clause.is_there() == Some(true))
}

/// What a clause says, where it says the same for all.
pub(super) fn value_of<'a>(subject: &Subject<'a>, kind: ClauseKind) -> Option<&'a ClauseValue> {
    subject.charter.contract.get()?.value(kind)
}

/// Whether the charter says that the contract has a clause of this kind for a party, or for all, or that it has not.
pub(super) fn charter_says(charter: &Charter, kind: ClauseKind, party: Option<&str>) -> Option<bool> {
    let contract = charter.contract.get()?;
    match party {
        Some(party) => contract.said_of(kind, party).get().copied(),
        None => match contract.clause(kind).value()? {
            Each::All(clause) => clause.is_there(),
            Each::Parties(_) => {
                let parties = charter.party_ids();
                let mut said = parties.iter().map(|party| contract.said_of(kind, party).get().copied());
                let first = said.next()??;
                said.all(|other| other == Some(first)).then_some(first)
            }
        },
    }
}

/// The contract section, if it lists clauses. Of a contract of which only the file is named nothing is known.
pub(super) fn listed<'a>(subject: &Subject<'a>) -> Option<&'a Contract> {
    subject.charter.contract.get().filter(|contract| !contract.clauses.is_empty())
}

/// Whether a clause is said of each party on its own.
pub(super) fn is_by_party(subject: &Subject<'_>, kind: ClauseKind) -> bool {
    let clause = subject.charter.contract.get().and_then(|contract| contract.clause(kind).value());
    matches!(clause, Some(Each::Parties(_)))
}

/// Whether the contract section has a key for the clause, whatever it says.
pub(super) fn is_named(subject: &Subject<'_>, kind: ClauseKind) -> bool {
    let clause = subject.charter.contract.get().map(|contract| contract.clause(kind));
    clause.is_some_and(|clause| !matches!(clause, Field::Missing))
}

/// Where a clause stands.
pub(super) fn place(kind: ClauseKind) -> String {
    kind.place(None)
}

/// What a listed contract says in place of a clause; `None` where it has the clause for some party or where that cannot be told.
///
/// `noun` names the clause: "audit right".
pub(super) fn lack(subject: &Subject<'_>, kind: ClauseKind, noun: &str) -> Option<String> {
    let contract = listed(subject)?;
    let said = match contract.clause(kind) {
        Field::Given(Each::Parties(_)) => least_clear(contract, kind, &subject.parties()),
        _ => contract.said_of(kind, ""),
    };
    in_words(&said, noun)
}

/// The same for one party.
pub(super) fn lack_of(subject: &Subject<'_>, kind: ClauseKind, party: &str, noun: &str) -> Option<String> {
    in_words(&listed(subject)?.said_of(kind, party), noun)
}

/// Yes where one party has it, no where none has, else what leaves most in the dark.
fn least_clear(contract: &Contract, kind: ClauseKind, parties: &[&str]) -> Field<bool> {
    let said: Vec<Field<bool>> = parties.iter().map(|party| contract.said_of(kind, party)).collect();
    let order = [Field::Given(true), Field::Invalid, Field::Open, Field::Missing];
    order.into_iter().find(|one| said.contains(one)).unwrap_or(Field::Given(false))
}

fn in_words(said: &Field<bool>, noun: &str) -> Option<String> {
    match said {
        Field::Missing => Some(format!("no {noun} listed")),
        Field::Open => Some(format!("{noun} undecided")),
        Field::Given(false) => Some(format!("no {noun}")),
        Field::Given(true) | Field::Invalid => None,
    }
}
