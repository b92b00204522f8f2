//! The conflict protocol [S0, S2, S3].

use crate::document::record::record;
use crate::document::scalar::{Duration, Text, YesNo, keyword};
use crate::document::{Each, List};

keyword! {
    /// What happens to the partnership while the decision-makers disagree.
    pub enum DeadlockDefault as binding {
        /// Work stops until it is settled [S2].
        Pause = "pause",
        /// The commitment is cut back.
        ScaleBack = "scale-back",
        /// The partnership ends.
        Exit = "exit",
        /// Work carries on.
        Continue = "continue",
    }
}

record! { "the conflict section",
    /// How disagreements are settled.
    pub struct Conflict {
        /// Who resolves it, in order of escalation.
        levels: List<Level>,
        /// How long to wait before answering a heated message.
        cooling_off: Each<Duration>,
        /// Whether the parties keep disputes between themselves, away from the public and from customers [S3].
        confidential: YesNo,
        /// What counts as deadlock, and what happens then.
        deadlock: Deadlock,
    }
}

record! { "a level",
    /// One level of the protocol; a plain text says who.
    pub struct Level short who {
        /// Who settles it on this level.
        who: Text,
        /// Time limit before it is escalated.
        within: Duration,
    }
}

record! { "the deadlock",
    /// When the decision-makers do not agree; a plain text says what counts as deadlock.
    pub struct Deadlock short means {
        /// What counts as deadlock.
        means: Text,
        /// What happens then.
        default: DeadlockDefault,
    }
}
