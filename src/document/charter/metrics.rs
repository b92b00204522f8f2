//! How success is measured [S0, S3, S4].

use crate::document::record::record;
use crate::document::scalar::{Cadence, Date, Id, Percent, Person, Quantity, Text, keyword};
use crate::document::{List, PartyRef};

keyword! {
    /// Whether a metric is leading or lagging.
    pub enum MetricKind {
        /// An early sign of what is coming.
        Leading = "leading",
        /// A result.
        Lagging = "lagging",
    }
}

keyword! {
    /// Whether more or less is better.
    pub enum Direction {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
    }
}

record! { "a metric",
    /// One shared success metric.
    pub struct Metric {
        /// Its id.
        id: Id,
        /// Its name.
        name: Text,
        /// Leading or lagging.
        kind: MetricKind,
        /// What it counts: a noun, a currency, or `percent`.
        unit: Text,
        /// What exactly is counted.
        definition: Text,
        /// The value to reach.
        target: Quantity,
        /// By which day a total that adds up from the start of the term is to reach it.
        due: Date,
        /// How often the target applies again, as in `quarterly`; a review of a shorter time is compared with its part.
        per: Cadence,
        /// How far it may miss the target before a special review.
        tolerance: Percent,
        /// Whether more or less is better.
        direction: Direction,
        /// Who reports it.
        owner: Person,
        /// The parties that agreed to it.
        agreed_by: List<PartyRef> as binding,
    }
}
