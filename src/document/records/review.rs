//! A review that was held: readings, scorecard, agenda, actions [S0, S1].

use crate::document::record::record;
pub use crate::document::review_kind::ReviewKind;
use crate::document::scalar::{Count, Date, Id, Period, Person, Quantity, Score, Text, YesNo, keyword};
use crate::document::{ByMetric, ByParty, Each, Field, List, PartyRef};

keyword! {
    /// Why a party gives less than was agreed [S2].
    pub enum ShortfallCause {
        /// It has too little time, money or people for it.
        Resources = "resources",
        /// Something else comes first.
        Priority = "priority",
        /// It does not know how, or its systems cannot.
        Capability = "capability",
    }
}

keyword! {
    /// What follows when a party gives less than was agreed [S0, S2].
    pub enum ShortfallStep as binding {
        /// Settle the terms anew, by what the party can give.
        Renegotiate = "renegotiate",
        /// Fix it by a plan with milestones.
        Improve = "improve",
        /// Do less together.
        ScaleBack = "scale-back",
        /// Go on as a contractual project.
        Contractual = "contractual",
        /// End it in good order.
        Exit = "exit",
    }
}

keyword! {
    /// What an audit ends with [S0].
    pub enum AuditOutcome as binding {
        /// Go on.
        Continue = "continue",
        /// Settle the terms anew.
        Renegotiate = "renegotiate",
        /// Go on in another direction.
        Pivot = "pivot",
        /// End it in good order.
        WindDown = "wind-down",
    }
}

record! { "a review",
    /// One review.
    pub struct Review {
        /// `review/v1`.
        partner: Text,
        /// The partnership, where the folder does not say.
        partnership: Id,
        /// Which kind.
        kind: ReviewKind,
        /// The time it looks back on.
        period: Period,
        /// On which day it was held; not yet where this is missing.
        held: Date,
        /// Who was there.
        attended: ByParty<List<Person>>,
        /// The shared metrics as they stood.
        readings: ByMetric<Quantity>,
        /// How each party is seen by the others.
        scorecard: ByParty<Scorecard>,
        /// What is watched beside the shared metrics.
        indicators: Indicators,
        /// What was noticed, by the ids of the diagnosis.
        symptoms: List<Id>,
        /// What was talked about.
        agenda: List<Text>,
        /// Who does what by when.
        actions: List<Action>,
        /// Which party gives less than was agreed, why, and what follows.
        shortfalls: List<Shortfall>,
        /// How a low score is to rise.
        improvement_plan: ImprovementPlan,
        /// What the parties no longer do.
        retired: List<Text>,
        /// What they could do.
        opportunities: List<Text>,
        /// What an audit ended with.
        outcome: AuditOutcome,
    }
}

impl Review {
    /// The day that stands for it: on which it was held, else the last day of its period.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.held.get().copied().or_else(|| Some(self.period.get()?.last()))
    }
}

keyword! {
    /// By what a party is seen.
    pub enum Dimension {
        /// Whether it keeps its word.
        Trust = "trust",
        /// Whether it speaks in time.
        Communication = "communication",
        /// Whether it delivers what it is there for.
        ValueDelivery = "value_delivery",
        /// Whether it puts in what it promised.
        Commitment = "commitment",
    }
}

impl Dimension {
    /// What people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::Communication => "communication",
            Self::ValueDelivery => "value delivery",
            Self::Commitment => "commitment",
        }
    }
}

impl Scorecard {
    /// The score in one dimension.
    #[must_use]
    pub const fn score(&self, dimension: Dimension) -> &Field<Score> {
        match dimension {
            Dimension::Trust => &self.trust,
            Dimension::Communication => &self.communication,
            Dimension::ValueDelivery => &self.value_delivery,
            Dimension::Commitment => &self.commitment,
        }
    }
}

impl ImprovementPlan {
    /// How the score in one dimension is to rise.
    #[must_use]
    pub const fn part(&self, dimension: Dimension) -> &Field<Each<Text>> {
        match dimension {
            Dimension::Trust => &self.trust,
            Dimension::Communication => &self.communication,
            Dimension::ValueDelivery => &self.value_delivery,
            Dimension::Commitment => &self.commitment,
        }
    }
}

keyword! {
    /// The parts of a business review [S0].
    pub enum AgendaPart {
        /// The figures.
        Kpis = "kpis",
        /// How the parties get on.
        Relationship = "relationship",
        /// What the parties could do.
        Opportunities = "opportunities",
        /// What could go wrong.
        Risks = "risks",
        /// What was taken on before.
        Actions = "actions",
    }
}

record! { "a scorecard",
    /// How a party is seen, from 1 (the worst) to 5 [S0].
    pub struct Scorecard {
        /// Whether it keeps its word.
        trust: Score,
        /// Whether it speaks in time.
        communication: Score,
        /// Whether it delivers what it is there for.
        value_delivery: Score,
        /// Whether it puts in what it promised.
        commitment: Score,
    }
}

record! { "the indicators",
    /// What shows early how the partnership does [S0, S1, S2, S3].
    pub struct Indicators {
        /// How many of the agreed meetings were held in the period.
        meetings_held: Count,
        /// How many days an issue stayed open on average.
        resolution_days: Quantity,
        /// How many leads were handed over.
        leads: Count,
        /// How many of them became deals.
        conversions: Count,
        /// What the joint deals in sight are worth.
        pipeline: Quantity,
        /// How many people joint marketing reached.
        reach: Count,
        /// How satisfied the partners' people are.
        satisfaction: Quantity,
        /// How far customers use it.
        adoption: Quantity,
        /// What each party gave in the period.
        value_contributed: ByParty<Quantity>,
        /// What each party got in the period.
        value_received: ByParty<Quantity>,
    }
}

record! { "an action",
    /// Something that somebody took on in a review.
    pub struct Action {
        /// Its id.
        id: Id,
        /// What is to be done.
        what: Text,
        /// Who does it.
        owner: Person,
        /// For which party.
        side: PartyRef,
        /// By when.
        due: Date,
        /// When it was done.
        done: Date,
        /// When it was given up.
        dropped: Date,
    }
}

record! { "a shortfall",
    /// What a party gives less than was agreed.
    pub struct Shortfall {
        /// Which party.
        side: PartyRef,
        /// What is missing or late.
        what: Text,
        /// Why, as far as the parties found out together.
        cause: ShortfallCause,
        /// Whether the party is able to make good on it.
        able: YesNo,
        /// Whether the party is willing to.
        willing: YesNo,
        /// What follows from it.
        next: ShortfallStep,
    }
}

record! { "the improvement plan",
    /// What is done about low scores, for all or for each party.
    pub struct ImprovementPlan {
        /// About trust.
        trust: Each<Text>,
        /// About communication.
        communication: Each<Text>,
        /// About value delivery.
        value_delivery: Each<Text>,
        /// About commitment.
        commitment: Each<Text>,
    }
}
