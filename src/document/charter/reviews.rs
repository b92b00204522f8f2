//! How often the parties look back [S0, S2, S3].

use crate::document::Each;
use crate::document::record::record;
use crate::document::scalar::{Cadence, keyword};

keyword! {
    /// Whether health answers are given with or without a name.
    pub enum HealthAnswers as binding {
        /// Without a name; small groups are not shown.
        Anonymous = "anonymous",
        /// Openly, as all parties agreed.
        Open = "open",
    }
}

record! { "the reviews section",
    /// The cadence of each kind of review.
    pub struct Reviews {
        /// The business review.
        business: Cadence,
        /// The health check, answered by each party on its own.
        health: Cadence,
        /// The value review: what to add, what to retire.
        value_loop: Cadence,
        /// The strategic audit: whether the reasons still hold.
        audit: Cadence,
        /// The relationship review, about the relationship alone.
        relationship: Cadence,
        /// The operations review.
        operations: Cadence,
        /// The executive review: the leaders of all parties [S2, S3].
        leadership: Cadence,
        /// How health answers are given; openly only where every party has agreed to it [S0].
        health_answers: Each<HealthAnswers>,
    }
}
