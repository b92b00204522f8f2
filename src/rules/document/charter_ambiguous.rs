//! `charter-ambiguous`: two partnerships of one id, or a record that could belong to several charters.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "charter-ambiguous",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["ours"],
    summary: "two partnerships of one id, or a record that could belong to several charters",
    why: "a record must belong to one partnership, or it counts for the wrong one",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("charter_ambiguous.md"),
    check: Check::Problems(ProblemKind::CharterAmbiguous),
};
