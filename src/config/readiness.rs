//! What counts on a checklist: `[readiness]`.

use crate::document::record::record;
use crate::document::scalar::keyword;

keyword! {
    /// How a yes without evidence counts, strictest first.
    pub enum Unproven {
        /// As not met.
        No = "no",
        /// As met.
        Yes = "yes",
    }
}

keyword! {
    /// How an unanswered question without evidence in the charter counts, strictest first.
    pub enum Unanswered {
        /// As not met.
        No = "no",
        /// As open: it is not counted as not met, but a list with an open question is not READY.
        Open = "open",
    }
}

record! { "the readiness section",
    /// What counts on a checklist.
    pub struct ReadinessTable {
        /// How a yes without evidence in the charter or a document counts; as not met unless given.
        unproven: Unproven,
        /// How an unanswered question without evidence in the charter counts; as not met unless given.
        unanswered: Unanswered,
    }
}

/// What counts on a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counting {
    /// How a yes counts that nothing shows.
    pub unproven: Unproven,
    /// How a question counts that no one has answered and that the charter does not show.
    pub unanswered: Unanswered,
}

impl Default for Counting {
    fn default() -> Self {
        Self { unproven: Unproven::No, unanswered: Unanswered::No }
    }
}

impl From<&ReadinessTable> for Counting {
    fn from(table: &ReadinessTable) -> Self {
        let default = Self::default();
        Self {
            unproven: table.unproven.get().copied().unwrap_or(default.unproven),
            unanswered: table.unanswered.get().copied().unwrap_or(default.unanswered),
        }
    }
}
