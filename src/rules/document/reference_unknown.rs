//! `reference-unknown`: a party, body, metric or gate that the charter does not have.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "reference-unknown",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "a party, body, metric or gate that the charter does not have",
    why: "what is said of a name that nobody bears is said of nobody",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("reference_unknown.md"),
    check: Check::Problems(ProblemKind::ReferenceUnknown),
};
