//! `pattern-unused`: a pattern of paths in `partner.toml` fits nothing.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Rule};

pub(super) const RULE: Rule = Rule {
    id: "pattern-unused",
    family: Family::Waivers,
    severity: Severity::Warning,
    from: Stage::Discovery,
    until: Stage::WindingDown,
    authority: &["ours"],
    summary: "a pattern of paths in `partner.toml` fits nothing",
    why: "a stricter severity or an exclusion that was meant for these files is not in force",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("pattern_unused.md"),
    check: Check::Patterns,
};
