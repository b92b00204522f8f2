//! Which rules there are for a team, and what it wants of them.

use thiserror::Error;

use super::{Selection, own, page};
use crate::config::{Configuration, meant, no_rule};
use crate::document::suggestion;
use crate::finding::Severity;
use crate::partnership::Partnership;
use crate::rules::{self, Family, Rule};

/// The built-in rules and a team's own, as its configuration weighs them.
pub struct Ruleset<'c> {
    configuration: &'c Configuration,
    own: Vec<Rule<'c>>,
}

/// An id, or a pattern of ids, that names no rule.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}; {}", no_rule(.id), meant(.near.as_deref()))]
pub struct UnknownRule {
    /// As it was written.
    pub id: String,
    /// The rule that it is near to.
    pub near: Option<String>,
}

impl<'c> Ruleset<'c> {
    /// The rules under a configuration.
    #[must_use]
    pub fn of(configuration: &'c Configuration) -> Self {
        let mut own: Vec<Rule<'c>> = configuration.rules.iter().map(own::rule).collect();
        own.sort_by_key(|rule| rule.id);
        Self { configuration, own }
    }

    /// What the team has settled.
    #[must_use]
    pub fn configuration(&self) -> &'c Configuration {
        self.configuration
    }

    /// Every rule: the built-in ones by family, then the team's own in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Rule<'c>> {
        rules::all().map(|rule| -> &Rule<'c> { rule }).chain(&self.own)
    }

    /// The rule with this id.
    ///
    /// # Errors
    /// An id that no rule has.
    pub fn get(&self, id: &str) -> Result<&Rule<'c>, UnknownRule> {
        self.all().find(|rule| rule.id == id).ok_or_else(|| self.unknown(id))
    }

    /// Whether some rule has this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.all().any(|rule| rule.id == id)
    }

    /// Reads which rules are to run: ids, `exit-*`, or `*`.
    ///
    /// # Errors
    /// A pattern that names no rule.
    pub fn select(&self, select: &[String], ignore: &[String]) -> Result<Selection, UnknownRule> {
        let selection = Selection::new(select, ignore);
        for pattern in selection.patterns() {
            if !self.all().any(|rule| pattern.fits(rule)) {
                return Err(self.unknown(pattern.as_str()));
            }
        }
        Ok(selection)
    }

    /// How bad a rule is once it is due, in the charter at this path; `None` where the team has turned it off.
    #[must_use]
    pub fn severity(&self, rule: &Rule, charter: &str) -> Option<Severity> {
        self.configuration.severity(rule.id, rule.severity, charter)
    }

    /// Whether a rule could say of a partnership all that it has to say: it is wanted and on, and git has told what it needs.
    #[must_use]
    pub fn is_asked(&self, rule: &Rule, partnership: &Partnership, selection: &Selection) -> bool {
        selection.has(rule) && self.can_speak(rule, partnership)
    }

    /// Whether a rule is on for a partnership, and git has told what it needs.
    #[must_use]
    pub fn can_speak(&self, rule: &Rule, partnership: &Partnership) -> bool {
        rule.needs.is_known(&partnership.past)
            && self.severity(rule, &partnership.charter.source.path).is_some()
    }

    /// The page of a rule in Markdown, with the values that the configuration puts in force.
    #[must_use]
    pub fn page(&self, rule: &Rule) -> String {
        let own = self.configuration.rules.iter().find(|own| rule.family == Family::Own && own.id == rule.id);
        match own {
            Some(own) => own::page(own, self.configuration),
            None => page::page(rule, self.configuration),
        }
    }

    fn unknown(&self, id: &str) -> UnknownRule {
        let near = suggestion::nearest(id, self.all().map(|rule| rule.id));
        UnknownRule { id: id.to_owned(), near: near.map(str::to_owned) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_rule_is_an_error_with_a_suggestion() {
        let configuration = Configuration::default();
        let ruleset = Ruleset::of(&configuration);
        let error = ruleset.select(&["exit-notise-missing".to_owned()], &[]).unwrap_err();
        assert_eq!(error.near.as_deref(), Some(rules::exit::notice_missing::ID));
        let shown = "no rule is called `exit-notise-missing`; did you mean `exit-notice-missing`?";
        assert_eq!(error.to_string(), shown);
        assert!(ruleset.select(&[], &["exit-*".to_owned()]).is_ok());
        let error = ruleset.get("zzz").err().unwrap();
        assert_eq!(error.to_string(), "no rule is called `zzz`; `partner explain` lists them all");
    }
}
