//! A decision at a gate: the votes of one side or of several [S2].

use crate::document::record::record;
use crate::document::scalar::{Date, Id, Person, Text, keyword};
use crate::document::{ByParty, GateRef};

keyword! {
    /// A party's vote at a gate.
    pub enum VoteKind as binding {
        /// Continue.
        Continue = "continue",
        /// Change direction.
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
        /// The partnership, if not given by the folder.
        partnership: Id,
        /// Which gate.
        gate: GateRef,
        /// On which day.
        date: Date,
        /// The vote of each party.
        votes: ByParty<Vote>,
    }
}

record! { "a vote",
    /// One party's vote.
    pub struct Vote short vote {
        /// The vote.
        vote: VoteKind,
        /// Who voted.
        by: Person,
        /// Why.
        note: Text,
    }
}
