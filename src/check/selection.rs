//! What a run is to show: which rules, and whose side first: `--select`, `--ignore` and `--for`.

use crate::document::charter::Charter;
use crate::finding::Finding;
use crate::rules::{Family, Rule};

/// What is shown. Document rules always are: a charter that cannot be read cannot be judged.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// If there are any, only rules that one of these names.
    select: Vec<Pattern>,
    /// No rule that one of these names.
    ignore: Vec<Pattern>,
    /// The party whose findings come first, by its id.
    side: Option<String>,
}

/// A pattern of ids (`exit-notice-missing`, `exit-*`, `*`), or the name of a family, a nature or a consequence, for all of its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern(String);

impl Selection {
    /// Of these patterns; whether each names a rule is for the rules to say.
    pub(super) fn new(select: &[String], ignore: &[String]) -> Self {
        let patterns = |texts: &[String]| texts.iter().cloned().map(Pattern).collect();
        Self { select: patterns(select), ignore: patterns(ignore), side: None }
    }

    /// The same, with what concerns a party before everything else.
    #[must_use]
    pub fn with_side(self, side: Option<String>) -> Self {
        Self { side, ..self }
    }

    /// Whether a finding concerns the party that comes first: it costs that party something, stands under its name or names it.
    pub(super) fn is_first(&self, finding: &Finding, charter: &Charter) -> bool {
        let Some(side) = self.side.as_deref() else { return false };
        if charter.parties.get().is_none_or(|parties| parties.get(side).is_none()) {
            return false;
        }
        let is_hit = finding.stake.hits.iter().any(|party| party == side);
        is_hit
            || finding.path.keys().any(|key| key == side)
            || finding.message.contains(charter.party_name(side))
    }

    pub(super) fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.select.iter().chain(&self.ignore)
    }

    /// Whether every rule runs.
    pub(super) fn is_of_all(&self) -> bool {
        self.select.is_empty() && self.ignore.is_empty()
    }

    /// Whether this rule runs.
    #[must_use]
    pub fn has(&self, rule: &Rule) -> bool {
        let named = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.fits(rule));
        rule.family == Family::Document
            || ((self.select.is_empty() || named(&self.select)) && !named(&self.ignore))
    }
}

impl Pattern {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn fits(&self, rule: &Rule) -> bool {
        let groups = [rule.family.as_str(), rule.nature.as_str(), rule.consequence.as_str()];
        matches(&self.0, rule.id) || groups.contains(&self.0.as_str())
    }
}

/// Whether a pattern names an id; `*` stands for any text.
fn matches(pattern: &str, id: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(rest) = parts.next().and_then(|head| id.strip_prefix(head)) else { return false };
    if !pattern.contains('*') {
        return rest.is_empty();
    }
    let mut rest = rest;
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{document, exit, find};

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(matches("open-*", "open-door-shut"));
        assert!(matches("*-shut", "open-door-shut"));
        assert!(matches("open-*-shut", "open-door-shut"));
        assert!(matches("*", "open-door-shut"));
        assert!(!matches("open-*-late", "open-door-shut"));
        assert!(!matches("open", "open-door-shut"));
        assert!(!matches("a*a", "a"));
    }

    #[test]
    fn a_family_a_nature_or_a_consequence_stands_for_its_rules() {
        let fits = |pattern: &str, id: &str| Pattern(pattern.to_owned()).fits(find(id).unwrap());
        assert!(fits("exit", exit::notice_missing::ID) && !fits("contract", exit::notice_missing::ID));
        assert!(fits("gap", exit::notice_missing::ID) && !fits("defect", exit::notice_missing::ID));
        assert!(fits("trapped", exit::clause_missing::ID) && !fits("untidy", exit::clause_missing::ID));
    }

    #[test]
    fn document_rules_cannot_be_deselected() {
        let selection = Selection::new(&["exit-*".to_owned()], &["*".to_owned()]);
        let has = |id: &str| selection.has(find(id).unwrap());
        assert!(has(document::yaml_syntax::ID));
        assert!(!has(exit::notice_missing::ID));
    }
}
