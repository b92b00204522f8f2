//! What rules a structure out, for programs: the same in `score` and in `tradeoffs` [S2].

use schemars::JsonSchema;
use serde::Serialize;

use super::place::line_of;
use crate::document::charter::model::Structure;
use crate::method::structure::facts::{Fact, Veto};
use crate::partnership::Partnership;
use crate::wording::structure::statement;

/// A fact that rules a structure out.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct VetoEntry<'a> {
    /// The structure.
    structure: Structure,
    /// The fact.
    fact: Fact,
    /// The parties of which it is so.
    parties: &'a [String],
    /// The fact in words.
    statement: String,
    /// Why it rules the structure out.
    reason: &'static str,
    /// The place by names.
    yaml_path: String,
    /// The line, counted from 1.
    line: Option<usize>,
}

impl<'a> VetoEntry<'a> {
    pub(super) fn of(partnership: &Partnership, veto: &'a Veto) -> Self {
        Self {
            structure: veto.structure,
            fact: veto.fact,
            parties: &veto.parties,
            statement: statement(&partnership.charter.value, veto),
            reason: veto.fact.reason(),
            line: line_of(partnership, &veto.path()),
            yaml_path: veto.path(),
        }
    }
}
