//! A review that was held: readings, scorecard, agenda, actions [S0, S1].

use crate::document::record::record;
pub use crate::document::review_kind::ReviewKind;
use crate::document::scalar::{Count, Date, Id, Period, Person, Quantity, Score, Text, YesNo, keyword};
use crate::document::{ByMetric, ByParty, Each, Field, List, PartyRef};

keyword! {
    /// Cause of a party's underperformance [S2].
    pub enum ShortfallCause {
        /// Too little time, money or people.
        Resources = "resources",
        /// Other priorities come first.
        Priority = "priority",
        /// Missing skills or systems.
        Capability = "capability",
    }
}

keyword! {
    /// Next step when a party underperforms [S0, S2].
    pub enum ShortfallStep as binding {
        /// Renegotiate the terms to what the party can deliver.
        Renegotiate = "renegotiate",
        /// Improve by a plan with milestones.
        Improve = "improve",
        /// Reduce the scope.
        ScaleBack = "scale-back",
        /// Continue as a contractual project.
        Contractual = "contractual",
        /// Wind it down in an orderly way.
        Exit = "exit",
    }
}

keyword! {
    /// Outcome of an audit [S0].
    pub enum AuditOutcome as binding {
        /// Continue.
        Continue = "continue",
        /// Renegotiate the terms.
        Renegotiate = "renegotiate",
        /// Change direction.
        Pivot = "pivot",
        /// Wind it down in an orderly way.
        WindDown = "wind-down",
    }
}

record! { "a review",
    /// One review.
    pub struct Review {
        /// `review/v1`.
        partner: Text,
        /// The partnership, if not given by the folder.
        partnership: Id,
        /// Which kind.
        kind: ReviewKind,
        /// The period it covers.
        period: Period,
        /// Date on which it was held; not yet held if missing.
        held: Date,
        /// Who attended.
        attended: ByParty<List<Person>>,
        /// Actual values of the shared metrics.
        readings: ByMetric<Quantity>,
        /// Relationship scorecard of each party, as the others see it.
        scorecard: ByParty<Scorecard>,
        /// Indicators besides the shared metrics.
        indicators: Indicators,
        /// Symptoms noticed, by their ids.
        symptoms: List<Id>,
        /// Topics discussed.
        agenda: List<Text>,
        /// Actions: who does what by when.
        actions: List<Action>,
        /// Underperformance: which party, why, and the next step.
        shortfalls: List<Shortfall>,
        /// Improvement plan for low scores.
        improvement_plan: ImprovementPlan,
        /// What the parties stop doing.
        retired: List<Text>,
        /// Opportunities.
        opportunities: List<Text>,
        /// Outcome of an audit.
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
    /// Dimensions of the relationship scorecard.
    pub enum Dimension {
        /// Whether it keeps its word.
        Trust = "trust",
        /// Whether it communicates in time.
        Communication = "communication",
        /// Whether it delivers the value expected of it.
        ValueDelivery = "value_delivery",
        /// Whether it contributes what it promised.
        Commitment = "commitment",
    }
}

impl Dimension {
    /// Its name.
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
        /// The relationship.
        Relationship = "relationship",
        /// Opportunities.
        Opportunities = "opportunities",
        /// Risks.
        Risks = "risks",
        /// Earlier actions.
        Actions = "actions",
    }
}

record! { "a scorecard",
    /// Relationship scores of a party, from 1 (worst) to 5 [S0].
    pub struct Scorecard {
        /// Whether it keeps its word.
        trust: Score,
        /// Whether it communicates in time.
        communication: Score,
        /// Whether it delivers the value expected of it.
        value_delivery: Score,
        /// Whether it contributes what it promised.
        commitment: Score,
    }
}

record! { "the indicators",
    /// Early indicators of the partnership [S0, S1, S2, S3].
    pub struct Indicators {
        /// How many of the agreed meetings were held in the period.
        meetings_held: Count,
        /// Average days to resolve an issue.
        resolution_days: Quantity,
        /// How many leads were handed over.
        leads: Count,
        /// How many of them became deals.
        conversions: Count,
        /// Value of the joint pipeline.
        pipeline: Quantity,
        /// How many people joint marketing reached.
        reach: Count,
        /// Satisfaction of the partners' people.
        satisfaction: Quantity,
        /// Customer adoption.
        adoption: Quantity,
        /// Value contributed by each party in the period.
        value_contributed: ByParty<Quantity>,
        /// Value received by each party in the period.
        value_received: ByParty<Quantity>,
    }
}

record! { "an action",
    /// An action agreed in a review.
    pub struct Action {
        /// Its id.
        id: Id,
        /// What will be done.
        what: Text,
        /// Who does it.
        owner: Person,
        /// For which party.
        side: PartyRef,
        /// By when.
        due: Date,
        /// When it was done.
        done: Date,
        /// When it was dropped.
        dropped: Date,
    }
}

record! { "a shortfall",
    /// Underperformance of a party.
    pub struct Shortfall {
        /// Which party.
        side: PartyRef,
        /// What is missing or late.
        what: Text,
        /// The cause, as far as the parties have found it together.
        cause: ShortfallCause,
        /// Whether the party is able to put it right.
        able: YesNo,
        /// Whether the party is willing to.
        willing: YesNo,
        /// The next step.
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
