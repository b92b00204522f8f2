//! `invalid-value`: a value that is not of the kind that belongs there.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "invalid-value",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "a value that is not of the kind that belongs there",
    why: "a value that cannot be read counts for nothing: whatever is worked out from it stays open",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("invalid_value.md"),
    check: Check::Problems(ProblemKind::InvalidValue),
};
