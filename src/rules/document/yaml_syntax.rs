//! `yaml-syntax`: the text is not YAML, or uses a part of YAML that charters do without.

use crate::document::ProblemKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "yaml-syntax",
    family: Family::Document,
    severity: Severity::Error,
    from: Stage::Discovery,
    until: Stage::Ended,
    authority: &["YAML 1.2", "ours"],
    summary: "the text is not YAML, or uses a part of YAML that charters do without",
    why: "what cannot be read cannot be judged, and two programs may read it differently",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("yaml_syntax.md"),
    check: Check::Problems(ProblemKind::YamlSyntax),
};
