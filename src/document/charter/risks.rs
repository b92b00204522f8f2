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
        /// What could happen, or `none` with a reason where the parties see no risk of this class.
        what: NoneOr<Text>,
        /// Why there is none.
        reason: Text,
        /// How likely.
        likelihood: Rating,
        /// How bad.
        impact: Rating,
        /// Who watches it.
        owner: Person,
        /// What makes it less likely.
        mitigation: Text,
        /// What is done when it happens.
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
