//! A decision at a gate: the votes of one side or of several [S2].

use crate::document::record::record;
use crate::document::scalar::{Date, Id, Person, Text, keyword};
use crate::document::{ByParty, GateRef};

keyword! {
    /// What a side wants at a gate.
    pub enum VoteKind as binding {
        /// Go on.
        Continue = "continue",
        /// Go on in another direction.
        Pivot = "pivot",
        /// End it.
        Exit = "exit",
    }
}

record! { "a decision",
    /// Votes on one gate, cast on one day.
    pub struct Decision as binding {
        /// `decision/v1`.
        partner: Text,
        /// The partnership, where the folder does not say.
        partnership: Id,
        /// Which gate.
        gate: GateRef,
        /// On which day.
        date: Date,
        /// The vote of each side.
        votes: ByParty<Vote>,
    }
}

record! { "a vote",
    /// One side's vote.
    pub struct Vote short vote {
        /// What the side wants.
        vote: VoteKind,
        /// Who voted.
        by: Person,
        /// Why.
        note: Text,
    }
}
