//! What could go wrong [S0, S2, S3].

use crate::document::NoneOr;
use crate::document::record::record;
use crate::document::scalar::{Id, Person, Rating, Text, keyword};

keyword! {
    /// The three classes of risk [S0].
    pub enum RiskKind {
        /// Goals, competition, market.
        Strategic = "strategic",
        /// Technology, security, resources.
        Operational = "operational",
        /// Trust, communication, culture.
        Relational = "relational",
    }
}

record! { "a risk",
    /// One risk and what is done about it.
    pub struct Risk {
        /// Its id.
        id: Id,
        /// Its class.
        kind: RiskKind,
        /// What could happen, or `none` with a reason if the parties see no risk of this class.
        what: NoneOr<Text>,
        /// Why there is none.
        reason: Text,
        /// Likelihood.
        likelihood: Rating,
        /// Impact.
        impact: Rating,
        /// Risk owner.
        owner: Person,
        /// Mitigation.
        mitigation: Text,
        /// Contingency plan.
        contingency: Text,
    }
}

record! { "the scenarios",
    /// Answers to two hard questions [S2].
    pub struct Scenarios {
        /// The market shrinks by a fifth.
        market_shrinks: Text,
        /// A key executive leaves.
        executive_leaves: Text,
    }
}
