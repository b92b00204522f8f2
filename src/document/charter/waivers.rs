//! Findings waived until a date.

use crate::document::identity::is_within;
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
        /// Last day of the waiver.
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

    /// The only place at which it accepts, where it names one.
    #[must_use]
    pub fn place(&self) -> Option<YamlPath> {
        self.at.get().map(|at| YamlPath::from(at.as_str()))
    }

    /// Whether it speaks of a rule, somewhere.
    #[must_use]
    pub fn is_of(&self, rule: &str) -> bool {
        self.rule.get().is_some_and(|it| it.as_str() == rule)
    }

    /// Whether it speaks of what a rule finds at a place: of that rule and, where it names a place, of that place or one
    /// inside it.
    #[must_use]
    pub fn speaks_of(&self, rule: &str, at: &YamlPath) -> bool {
        self.is_of(rule) && self.place().is_none_or(|place| is_within(&place, at))
    }
}
