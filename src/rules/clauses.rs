//! What the charter says of the contract's clauses.

use crate::document::Field;
use crate::document::charter::Charter;
use crate::document::charter::contract::{Clause, ClauseKind, Contract};
use crate::rules::Subject;

/// Whether the contract has a clause of this kind, as far as the charter says.
pub(super) fn contract_has(subject: &Subject<'_>, kind: ClauseKind) -> bool {
    contract_says(subject, kind) == Some(true)
}

/// Whether the charter says that the contract has a clause of this kind, or that it has not; `None` where it says neither.
pub(super) fn contract_says(subject: &Subject<'_>, kind: ClauseKind) -> Option<bool> {
    clause(subject, kind)?.present.get().map(|present| present.is_yes())
}

/// What the charter says of a clause, where it says anything readable.
pub(super) fn clause<'a>(subject: &Subject<'a>, kind: ClauseKind) -> Option<&'a Clause> {
    match subject.charter.contract.get()?.clause(kind) {
        Field::Given(clause) => Some(clause),
        _ => None,
    }
}

/// Whether the charter says that the contract has a clause of this kind for a party, or for all, or that it has not.
pub(super) fn charter_says(charter: &Charter, kind: ClauseKind, _party: Option<&str>) -> Option<bool> {
    match charter.contract.get()?.clause(kind) {
        Field::Given(clause) => clause.present.get().map(|present| present.is_yes()),
        _ => None,
    }
}

/// The contract section, if it lists clauses. Of a contract of which only the file is named nothing is known.
pub(super) fn listed<'a>(subject: &Subject<'a>) -> Option<&'a Contract> {
    subject.charter.contract.get().filter(|contract| !contract.clauses.is_empty())
}

/// Where a clause stands.
pub(super) fn place(kind: ClauseKind) -> String {
    format!("contract.{kind}")
}

/// What a listed contract says in place of a clause; `None` where it has the clause or where that cannot be told.
///
/// `noun` names the clause: "audit right".
pub(super) fn lack(subject: &Subject<'_>, kind: ClauseKind, noun: &str) -> Option<String> {
    let present = match listed(subject)?.clause(kind) {
        Field::Missing => return Some(format!("the contract section lists no {noun}")),
        Field::Open => Field::Open,
        Field::Invalid => return None,
        Field::Given(clause) => clause.present.as_ref(),
    };
    match present {
        Field::Open => Some(format!("the {noun} is still open")),
        Field::Given(present) if !present.is_yes() => Some(format!("the contract has no {noun}")),
        _ => None,
    }
}
