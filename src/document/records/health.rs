//! The answers of a health check, gathered by a facilitator [S0].

use crate::document::record::record;
use crate::document::scalar::{Date, Id, Period, Person, Score, Text, keyword};
use crate::document::{ByParty, Field, List};

record! { "a health check",
    /// The answers of all parties for one period, without names.
    pub struct Health {
        /// `health/v1`.
        partner: Text,
        /// The partnership, if not given by the folder.
        partnership: Id,
        /// The period asked about.
        period: Period,
        /// The date on which the answers were complete; otherwise the last day of the period counts.
        held: Date,
        /// Who collected them.
        facilitator: Person,
        /// The answers of each party.
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
        /// Are the parties aligned?
        Alignment = "alignment",
        /// Are decisions sound and timely?
        Governance = "governance",
        /// Does the partnership deliver the value expected?
        ValueDelivery = "value_delivery",
        /// How good is the working relationship?
        Relationship = "relationship",
    }
}

impl HealthQuestion {
    /// What it is about, in a word or two.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Alignment => "alignment",
            Self::Governance => "governance",
            Self::ValueDelivery => "value delivery",
            Self::Relationship => "relationship",
        }
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
        /// Whether the parties are aligned.
        alignment: Score,
        /// Whether decisions are sound and timely.
        governance: Score,
        /// Whether the partnership delivers the value expected.
        value_delivery: Score,
        /// How good the working relationship is.
        relationship: Score,
        /// In words.
        comment: Text,
    }
}
