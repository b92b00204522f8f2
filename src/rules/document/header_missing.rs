//! `header-missing`: a file with a charter's name does not say in its first key what it is.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "header-missing",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "a file with a charter's name does not say in its first key what it is",
    why: "the first key says to people and programs alike what a file is and which version of the format it follows",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("header_missing.md"),
    check: Check::Problems(ProblemKind::HeaderMissing),
};
