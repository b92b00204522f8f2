//! `unknown-key`: a key that the format does not have.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "unknown-key",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "a key that the format does not have",
    why: "a misspelt key is read by nobody, so what stands under it counts as not written",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("unknown_key.md"),
    check: Check::Problems(ProblemKind::UnknownKey),
};
