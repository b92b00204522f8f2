//! Exclusivity that was granted [S2].

use crate::document::charter::Charter;
use crate::document::charter::contract::ClauseKind;
use crate::document::{Each, Field, NoneOr};

/// One place where the charter grants exclusivity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExclusivityTerm {
    /// Who grants it; `None` where the contract has it for all, or does not say for whom.
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
    let clause = charter.contract.get().and_then(|contract| contract.clause(ClauseKind::Exclusivity).value());
    let said = clause.into_iter().flat_map(Each::iter);
    for (party, clause) in said.filter(|(_, clause)| clause.is_there() == Some(true)) {
        terms.push(ExclusivityTerm {
            party: party.map(str::to_owned),
            extent: clause.value.get().map(ToString::to_string),
            path: ClauseKind::Exclusivity.place(party),
        });
    }
    terms
}
