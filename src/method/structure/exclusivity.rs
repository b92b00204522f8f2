//! Exclusivity that was granted [S2].

use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::{Field, NoneOr};

/// One place where the charter grants exclusivity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExclusivityTerm {
    /// Who grants it; `None` where the contract has it and the charter does not say of whom.
    pub party: Option<String>,
    /// What it says, as far as it does.
    pub extent: Option<String>,
    /// Where it stands.
    pub path: String,
}

/// Everything that is granted. What a party merely expects does not bind anybody.
pub(super) fn granted(charter: &Charter) -> Vec<ExclusivityTerm> {
    let mut terms = Vec::new();
    let canvas = charter.canvas.get().and_then(|canvas| canvas.exclusivity.get());
    for party in charter.party_ids() {
        let Some(Field::Given(said)) = canvas.map(|canvas| canvas.of(party)) else { continue };
        if let Field::Given(NoneOr::Some(extent)) = &said.grants {
            terms.push(ExclusivityTerm {
                party: Some(party.to_owned()),
                extent: Some(extent.as_str().to_owned()),
                path: format!("canvas.exclusivity.{party}.grants"),
            });
        }
    }
    let clause = charter.contract.get().map(|contract| contract.clause(ClauseKind::Exclusivity));
    let clause = clause.and_then(|clause| clause.get().copied());
    if let Some(clause) = clause.filter(|clause| clause.present.get().is_some_and(|present| present.is_yes()))
    {
        let extent = clause.value.get().map(ToString::to_string);
        terms.push(ExclusivityTerm { party: None, extent, path: "contract.exclusivity".to_owned() });
    }
    terms
}
