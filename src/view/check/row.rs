//! A finding as a row.

use schemars::JsonSchema;
use serde::Serialize;

use super::FindingFacts;
use crate::document::scalar::Date;
use crate::finding::{Finding, Suppression};
use crate::view::Line;

/// A finding, every column always there.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingRow<'a> {
    /// The day of the judgement.
    as_of: Date,
    #[serde(flatten)]
    facts: FindingFacts<'a>,
    /// Whether `partner check --fix` fixes it.
    fixable: bool,
    /// Why it does not count: `waived` in the charter, `ignored` by a comment, `baselined`; null where it counts.
    acceptance: Option<&'static str>,
    /// Who accepts it; null where that is not said.
    accepted_by: Option<&'a str>,
    /// Until which day it is accepted, that day included; null for no end.
    accepted_until: Option<Date>,
}

/// A finding as a row.
#[must_use]
pub fn row(finding: &Finding, as_of: Date) -> Line<'_> {
    let (accepted_by, accepted_until) = match &finding.suppression {
        Some(Suppression::Waived { owner, until, .. }) => (Some(owner.as_str()), Some(*until)),
        _ => (None, None),
    };
    Line::Check(Box::new(FindingRow {
        as_of,
        facts: FindingFacts::of(finding),
        fixable: finding.is_fixable(),
        acceptance: finding.suppression.as_ref().map(Suppression::as_str),
        accepted_by,
        accepted_until,
    }))
}
