//! `draft-left`: a run was killed while it wrote, and its draft is still there.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "draft-left",
    family: Family::Document,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "a run was killed while it wrote, and its draft is still there",
    why: "a vote or an answer that somebody believes to be recorded may stand in the draft alone",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("draft_left.md"),
    check: Check::Problems(ProblemKind::DraftLeft),
};
