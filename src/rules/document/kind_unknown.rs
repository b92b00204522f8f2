//! `kind-unknown`: the header names a kind or a version that this program does not know.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "kind-unknown",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "the header names a kind or a version that this program does not know",
    why: "a file of an unknown kind would be left out, and its votes or terms with it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("kind_unknown.md"),
    check: Check::Problems(ProblemKind::KindUnknown),
};
