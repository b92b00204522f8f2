//! A finding as a row.

use schemars::JsonSchema;
use serde::Serialize;

use super::TextRange;
use crate::document::scalar::Date;
use crate::finding::{Consequence, Finding, Nature, Severity, Shown, Suppression};
use crate::view::Line;

/// A finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingRow<'a> {
    /// The day of the judgement.
    as_of: Date,
    /// The id of the partnership; null for a file that belongs to none.
    partnership: Option<&'a str>,
    /// The file, from where the run starts.
    path: &'a str,
    #[serde(flatten)]
    range: TextRange,
    /// The place by names; need not exist.
    yaml_path: String,
    /// The same place with entries of lists by what they are known by: their id, else their name, else what they say.
    at: String,
    /// The section of the charter that it is about, or the kind of record; null for what is about a file as a whole.
    section: Option<String>,
    /// The id of the rule.
    rule: &'a str,
    /// How bad it is at the stage of the partnership.
    severity: Severity,
    /// What it is.
    nature: Nature,
    /// What happens if nobody acts.
    consequence: Consequence,
    /// Its place in the order in which people read, of what is found of its partnership: 1 is first. 0 for what does not count.
    rank: usize,
    /// Where people are shown it.
    shown: Shown,
    /// What is wrong.
    message: &'a str,
    /// What to write; may be empty.
    help: &'a str,
    /// Whether `partner check --fix` fixes it.
    fixable: bool,
    /// Why it does not count: `waived` in the charter, `ignored` by a comment, `baselined`; null where it counts.
    acceptance: Option<&'static str>,
    /// Who accepts it; null where that is not said.
    accepted_by: Option<&'a str>,
    /// Until which day it is accepted, that day included; null for no end.
    accepted_until: Option<Date>,
    /// Names the finding from run to run: by rule, partnership and place.
    fingerprint: &'a str,
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
        partnership: finding.partnership.as_deref(),
        path: &finding.source.path,
        range: TextRange::of(&finding.source, finding.span),
        yaml_path: finding.path.to_string(),
        at: finding.at.to_string(),
        section: Some(finding.section()).filter(|section| !section.is_empty()),
        rule: &finding.rule,
        severity: finding.severity,
        nature: finding.nature,
        consequence: finding.consequence,
        rank: finding.rank,
        shown: finding.shown,
        message: &finding.message,
        help: &finding.help,
        fixable: finding.is_fixable(),
        acceptance: finding.suppression.as_ref().map(Suppression::as_str),
        accepted_by,
        accepted_until,
        fingerprint: &finding.fingerprint,
    }))
}
