//! All rules as formats describe them that list the rules beside the findings.

use super::Ruleset;
use crate::config::Configuration;
use crate::finding::Severity;
use crate::rules::{Family, Rule};

/// One rule, described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleDescription<'c> {
    /// Its id.
    pub id: &'c str,
    /// Which part of the method it belongs to.
    pub family: &'static str,
    /// How bad it is once it is due, unless the configuration says something else.
    pub severity: Severity,
    /// What it looks for, in one line.
    pub summary: &'c str,
    /// Why it matters, in one sentence.
    pub why: &'c str,
    /// Its page in Markdown, with the values in force.
    pub page: String,
    /// Where it comes from.
    pub authority: &'static [&'static str],
    /// Whether it is the team's own, of which the project has no page.
    pub is_own: bool,
}

/// The built-in rules by family, then the team's own in the order of their ids.
#[must_use]
pub fn catalogue<'c>(configuration: &'c Configuration) -> Vec<RuleDescription<'c>> {
    let ruleset = Ruleset::of(configuration);
    let describe = |rule: Rule<'c>| RuleDescription {
        id: rule.id,
        family: rule.family.as_str(),
        severity: rule.severity,
        summary: rule.summary,
        why: rule.why,
        page: ruleset.page(&rule),
        authority: rule.authority,
        is_own: rule.family == Family::Own,
    };
    ruleset.all().copied().map(describe).collect()
}
