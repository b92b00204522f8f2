//! Whether data passes between the parties.

use crate::document::charter::exit::ExitData;
use crate::document::scalar::Within;
use crate::document::{Field, NoneOr};
use crate::rules::Subject;

/// What the charter shows of shared data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SharedData {
    /// Data is shared, as this place shows.
    Some(&'static str),
    /// The charter says that none is.
    None,
    /// The charter does not say.
    Unsaid,
}

impl SharedData {
    /// Reads it off the facts and the exit section.
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let charter = subject.charter;
        let facts = charter.model.get().and_then(|model| model.facts.get());
        let tight = facts.and_then(|facts| facts.tight_data_integration.get());
        if tight.is_some_and(|tight| tight.iter().any(|(_, answer)| answer.is_yes())) {
            return Self::Some("model.facts.tight_data_integration");
        }
        let flows = charter.scope.get().and_then(|scope| scope.data.get());
        if flows.is_some_and(|flows| !flows.is_empty()) {
            return Self::Some("scope.data");
        }
        let Some(exit) = charter.exit.get() else { return Self::Unsaid };
        let data = exit.data.get();
        if data.is_some_and(|data| data.iter().any(|(_, terms)| terms.value().is_some_and(says_something))) {
            return Self::Some("exit.data");
        }
        if exit.data_migration.is_given() {
            return Self::Some("exit.data_migration");
        }
        let parties = subject.parties();
        let is_denied = |party: &&str| data.is_some_and(|data| data.of(party).get() == Some(&&NoneOr::None));
        if !parties.is_empty() && parties.iter().all(is_denied) { Self::None } else { Self::Unsaid }
    }
}

/// Whether data terms are more than open questions, which are asked of those who share nothing, too.
fn says_something(terms: &ExitData) -> bool {
    let is_said = |field: &Field<Within>| field.is_given() || field.is_invalid();
    let is_kept = terms.retention.is_given() || terms.retention.is_invalid();
    is_said(&terms.handover) || is_said(&terms.deletion) || is_kept
}
