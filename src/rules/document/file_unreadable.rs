//! `file-unreadable`: a file could not be read as text.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "file-unreadable",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "a file could not be read as text",
    why: "a file that was skipped in silence would pass without having been looked at",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("file_unreadable.md"),
    check: Check::Problems(ProblemKind::FileUnreadable),
};
