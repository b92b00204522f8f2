//! Which rules run: `--select` and `--ignore`.

use thiserror::Error;

use super::registry::all;
use super::{Family, Rule};
use crate::document::suggestion;

/// The rules that run. Document rules always do: a charter that cannot be read cannot be judged.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// If there are any, only rules that one of these names.
    select: Vec<String>,
    /// No rule that one of these names.
    ignore: Vec<String>,
}

/// A pattern that names no rule.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no rule is called `{pattern}`{}", .near.as_ref().map_or(String::new(), |near| format!("; did you mean `{near}`?")))]
pub struct UnknownRule {
    /// The pattern as written.
    pub pattern: String,
    /// The rule that it is near to.
    pub near: Option<String>,
}

impl Selection {
    /// Reads the patterns: ids, `exit-*`, or `*`.
    ///
    /// # Errors
    /// A pattern that names no rule.
    pub fn new(select: &[String], ignore: &[String]) -> Result<Self, UnknownRule> {
        Self::with_own(select, ignore, &[])
    }

    /// The same where a team has rules of its own: `own` are their ids.
    ///
    /// # Errors
    /// A pattern that names neither a built-in rule nor one of theirs.
    pub fn with_own(select: &[String], ignore: &[String], own: &[&str]) -> Result<Self, UnknownRule> {
        let ids = || all().map(|rule| rule.id).chain(own.iter().copied());
        for pattern in select.iter().chain(ignore) {
            if !ids().any(|id| matches(pattern, id)) {
                let near = suggestion::nearest(pattern, ids()).map(str::to_owned);
                return Err(UnknownRule { pattern: pattern.clone(), near });
            }
        }
        Ok(Self { select: select.to_vec(), ignore: ignore.to_vec() })
    }

    /// Whether this rule runs.
    #[must_use]
    pub fn has(&self, rule: &Rule) -> bool {
        let named = |patterns: &[String]| patterns.iter().any(|pattern| matches(pattern, rule.id));
        rule.family == Family::Document
            || ((self.select.is_empty() || named(&self.select)) && !named(&self.ignore))
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

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(matches("exit-*", "exit-notice-missing"));
        assert!(matches("*-missing", "exit-notice-missing"));
        assert!(matches("exit-*-missing", "exit-notice-missing"));
        assert!(matches("*", "exit-notice-missing"));
        assert!(!matches("exit-*-late", "exit-notice-missing"));
        assert!(!matches("exit", "exit-notice-missing"));
        assert!(!matches("a*a", "a"));
    }

    #[test]
    fn an_unknown_rule_is_an_error_with_a_suggestion() {
        let error = Selection::new(&["exit-notise-missing".to_owned()], &[]).unwrap_err();
        assert_eq!(error.near.as_deref(), Some("exit-notice-missing"));
        assert!(Selection::new(&[], &["exit-*".to_owned()]).is_ok());
    }

    #[test]
    fn document_rules_cannot_be_deselected() {
        let selection = Selection::new(&["exit-*".to_owned()], &["*".to_owned()]).unwrap();
        let has = |id: &str| selection.has(all().find(|rule| rule.id == id).unwrap());
        assert!(has("yaml-syntax"));
        assert!(!has("exit-notice-missing"));
    }
}
