//! `flow-value-split`: a comma has split a value in braces in two.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "flow-value-split",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["YAML 1.2", "ours"],
    summary: "a comma has split a value in braces in two",
    why: "the part behind the comma is read as a key of its own, so half of a term is lost",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("flow_value_split.md"),
    check: Check::Problems(ProblemKind::FlowValueSplit),
};
