//! `record-orphaned`: a record that belongs to no charter.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "record-orphaned",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "a record that belongs to no charter",
    why: "a vote or a review that belongs to nothing is not counted",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("record_orphaned.md"),
    check: Check::Problems(ProblemKind::RecordOrphaned),
};
