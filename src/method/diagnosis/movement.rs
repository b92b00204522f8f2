//! What has moved between two days.

use super::causes::Cause;
use super::{Diagnosis, Strength};
use crate::document::scalar::{Date, keyword};

keyword! {
    /// How the case for a cause has moved.
    pub enum Moved {
        /// It was not there before.
        New = "new",
        /// It has grown stronger.
        Stronger = "stronger",
        /// It is as strong as it was.
        Unchanged = "unchanged",
        /// It has grown weaker.
        Weaker = "weaker",
        /// It is no longer there.
        Gone = "gone",
    }
}

/// What has moved since a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The earlier day.
    pub from: Date,
    /// Each cause that was or is there: how strong it was, how strong it is, and how it moved.
    pub causes: Vec<(Cause, Option<Strength>, Option<Strength>, Moved)>,
}

impl Movement {
    /// What has moved from one diagnosis to a later one, in the order of the later one, then of the table.
    #[must_use]
    pub fn between(from: Date, before: &Diagnosis, now: &Diagnosis) -> Self {
        let of = |diagnosis: &Diagnosis, cause: Cause| {
            diagnosis.cases.iter().find(|case| case.cause == cause).map(|case| case.strength)
        };
        let still = now.cases.iter().map(|case| case.cause);
        let gone = Cause::ALL.iter().copied().filter(|cause| of(now, *cause).is_none());
        let moved = |cause: Cause| {
            let (was, is) = (of(before, cause), of(now, cause));
            let moved = match (was, is) {
                (None, None) => return None,
                (None, Some(_)) => Moved::New,
                (Some(_), None) => Moved::Gone,
                (Some(was), Some(is)) if is > was => Moved::Stronger,
                (Some(was), Some(is)) if is < was => Moved::Weaker,
                (Some(_), Some(_)) => Moved::Unchanged,
            };
            Some((cause, was, is, moved))
        };
        Self { from, causes: still.chain(gone).filter_map(moved).collect() }
    }
}
