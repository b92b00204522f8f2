//! All rules as formats describe them that list the rules beside the findings.

use crate::config::Configuration;
use crate::finding::Severity;
use crate::rules::{self, Family, registry};

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
pub fn catalogue(configuration: &Configuration) -> Vec<RuleDescription<'_>> {
    let built_in = registry::all().map(|rule| RuleDescription {
        id: rule.id,
        family: rule.family.as_str(),
        severity: rule.severity,
        summary: rule.summary,
        why: rule.why,
        page: rules::page(rule, configuration),
        authority: rule.authority,
        is_own: false,
    });
    let own = configuration.rules.iter().map(|rule| RuleDescription {
        id: &rule.id,
        family: Family::Own.as_str(),
        severity: rule.severity,
        summary: &rule.message,
        why: &rule.why,
        page: rules::own_page(rule, configuration),
        authority: &["this repository's configuration"],
        is_own: true,
    });
    let mut own: Vec<RuleDescription<'_>> = own.collect();
    own.sort_by_key(|rule| rule.id);
    built_in.chain(own).collect()
}
