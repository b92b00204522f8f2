//! The answers of a health check, gathered by a facilitator [S0].

use crate::document::record::record;
use crate::document::scalar::{Date, Id, Period, Person, Score, Text, keyword};
use crate::document::{ByParty, Field, List};

record! { "a health check",
    /// The answers of all sides for one period, without names.
    pub struct Health {
        /// `health/v1`.
        partner: Text,
        /// The partnership, where the folder does not say.
        partnership: Id,
        /// The time asked about.
        period: Period,
        /// On which day the answers were complete; else the last day of the period counts.
        held: Date,
        /// Who gathered them.
        facilitator: Person,
        /// The answers of each side.
        responses: ByParty<List<Response>>,
    }
}

impl Health {
    /// The day that stands for it: on which the answers were complete, else the last day of its period.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.held.get().copied().or_else(|| Some(self.period.get()?.last()))
    }
}

keyword! {
    /// What a health check asks, each answered with a score.
    pub enum HealthQuestion {
        /// Do all sides want the same?
        Alignment = "alignment",
        /// Are decisions made well and in time?
        Governance = "governance",
        /// Does the partnership bring what it should?
        ValueDelivery = "value_delivery",
        /// How do people get on?
        Relationship = "relationship",
    }
}

impl Response {
    /// The answer to one question.
    #[must_use]
    pub const fn score(&self, question: HealthQuestion) -> &Field<Score> {
        match question {
            HealthQuestion::Alignment => &self.alignment,
            HealthQuestion::Governance => &self.governance,
            HealthQuestion::ValueDelivery => &self.value_delivery,
            HealthQuestion::Relationship => &self.relationship,
        }
    }
}

record! { "a response",
    /// One person's answers, from 1 (the worst) to 5.
    pub struct Response {
        /// Whether both sides want the same.
        alignment: Score,
        /// Whether decisions are made well and in time.
        governance: Score,
        /// Whether the partnership brings what it should.
        value_delivery: Score,
        /// How people get on.
        relationship: Score,
        /// In words.
        comment: Text,
    }
}
