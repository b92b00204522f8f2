//! `key-missing`: a charter without its name, its stage or two parties.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "key-missing",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "a charter without its name, its stage or two parties",
    why: "without its name, its stage and its parties nobody can tell what a charter is about and what is due",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("key_missing.md"),
    check: Check::Problems(ProblemKind::KeyMissing),
};
