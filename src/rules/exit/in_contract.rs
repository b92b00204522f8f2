//! What the contract settles that the charter points at.

use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::rules::Subject;

/// Whether the contract has a clause of this kind, as far as the charter says.
pub(super) fn contract_has(subject: &Subject<'_>, kind: ClauseKind) -> bool {
    contract_says(subject, kind) == Some(true)
}

/// Whether the charter says that the contract has a clause of this kind, or that it has not; `None` where it says neither.
pub(super) fn contract_says(subject: &Subject<'_>, kind: ClauseKind) -> Option<bool> {
    let Field::Given(clause) = subject.charter.contract.get()?.clause(kind) else { return None };
    clause.present.get().map(|present| present.is_yes())
}
