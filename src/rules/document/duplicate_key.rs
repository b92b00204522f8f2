//! `duplicate-key`: a key that stands twice in one map.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "duplicate-key",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["YAML 1.2"],
    summary: "a key that stands twice in one map",
    why: "programs differ in which of two values they take, so the sides may read different terms",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("duplicate_key.md"),
    check: Check::Problems(ProblemKind::DuplicateKey),
};
