//! Findings accepted for a time.

use crate::document::record::record;
use crate::document::scalar::{Date, Person, Text};

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
