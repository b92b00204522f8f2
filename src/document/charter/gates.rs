//! Decision gates [S2].

use crate::document::record::record;
use crate::document::scalar::{Date, Duration, Id, Person, Text, keyword};
use crate::document::{ByParty, List};

keyword! {
    /// What happens when a gate's day passes without a decision.
    pub enum IfMissed as binding {
        /// The commitment is cut back [S2].
        ScaleBack = "scale-back",
        /// Work stops.
        Pause = "pause",
        /// The partnership ends.
        Exit = "exit",
    }
}

record! { "a gate",
    /// A day on which the parties decide whether to go on.
    pub struct Gate {
        /// Its id.
        id: Id,
        /// Its name.
        name: Text,
        /// How long after the term's start.
        after: Duration,
        /// On which day.
        due: Date,
        /// What is asked.
        question: Text,
        /// What must be true to go on.
        criteria: List<Text>,
        /// What shows it: paths in the charter, files or addresses.
        evidence: List<Text>,
        /// Who decides for each party.
        deciders: ByParty<Person>,
        /// What happens when nobody decides.
        if_missed: IfMissed,
    }
}
