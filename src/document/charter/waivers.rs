//! Findings accepted for a time.

use crate::document::record::record;
use crate::document::scalar::{Date, Person, Text};
use crate::yaml::YamlPath;

record! { "a waiver",
    /// One accepted finding.
    pub struct Waiver {
        /// Of which rule.
        rule: Text,
        /// At which place; by default anywhere in the charter.
        at: Text,
        /// Who accepted it.
        owner: Person,
        /// Why.
        reason: Text,
        /// Until which day, that day included.
        until: Date,
    }
}

impl Waiver {
    /// Until when it holds; `None` without an owner, a reason and an end, or behind its end.
    #[must_use]
    pub fn in_force(&self, as_of: Date) -> Option<Date> {
        let until = *self.until.get()?;
        (self.owner.is_given() && self.reason.is_given() && as_of <= until).then_some(until)
    }

    /// Whether it speaks of what a rule finds at a place: of that rule and, where it names a place, of that place or one
    /// inside it.
    #[must_use]
    pub fn speaks_of(&self, rule: &str, place: &YamlPath) -> bool {
        let is_rule = self.rule.get().is_some_and(|it| it.as_str() == rule);
        let is_here =
            self.at.get().is_none_or(|at| place.steps().starts_with(YamlPath::from(at.as_str()).steps()));
        is_rule && is_here
    }
}
