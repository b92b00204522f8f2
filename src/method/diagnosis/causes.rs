//! What lies behind the symptoms: the causes, their class, the mistake each goes back to, and its strongest remedy [S0, S1, S2].

use crate::document::scalar::keyword;

keyword! {
    /// The three classes of causes [S1].
    pub enum Class {
        /// What was agreed, or who decides and works on it.
        Structural = "structural",
        /// How people deal with each other.
        Behavioural = "behavioural",
        /// Facts, tools and links between systems.
        Technological = "technological",
    }
}

keyword! {
    /// The mistakes that causes go back to: three of the deal [S0], three of the framing [S2].
    pub enum Mistake {
        /// Misaligned incentives.
        Incentives = "incentives",
        /// Poor communication.
        Communication = "communication",
        /// Inadequate risk allocation.
        RiskAllocation = "risk-allocation",
        /// Treating the partnership as a one-time decision.
        OneTimeDecision = "one-time-decision",
        /// Choosing a model without criteria.
        NoCriteria = "no-criteria",
        /// Skipping steps on the way into operation.
        SkippedSteps = "skipped-steps",
    }
}

impl Mistake {
    /// Whether it was made in the deal; else in how the partnership was framed.
    #[must_use]
    pub const fn is_of_deal(self) -> bool {
        matches!(self, Self::Incentives | Self::Communication | Self::RiskAllocation)
    }

    /// Its name in a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incentives => "misaligned incentives",
            Self::Communication => "poor communication",
            Self::RiskAllocation => "inadequate risk allocation",
            Self::OneTimeDecision => "a partnership treated as a one-time decision",
            Self::NoCriteria => "a model chosen without criteria",
            Self::SkippedSteps => "steps skipped on the way into operation",
        }
    }
}

keyword! {
    /// What may lie behind the symptoms of a partnership.
    pub enum Cause {
        /// Goals or measures that do not match.
        Aims = "st-aims",
        /// People are paid for something else.
        Pay = "st-pay",
        /// The parties see different depths of partnership.
        Depth = "st-depth",
        /// The exchange is out of balance, or the scope has grown.
        Terms = "st-terms",
        /// Nobody decides, or the wrong people do.
        Decide = "st-decide",
        /// Too few people, or people without authority.
        Means = "st-means",
        /// No service level, or none with a consequence.
        Service = "st-service",
        /// Promises and credit are no longer believed.
        Trust = "be-trust",
        /// Leaders have lost interest.
        Sponsor = "be-sponsor",
        /// Unlike pace, style or appetite for risk.
        Culture = "be-culture",
        /// Bad news is withheld.
        Silence = "be-silence",
        /// No single source of facts.
        Truth = "te-truth",
        /// Too many tools, or tools that are not linked.
        Tools = "te-tools",
        /// An integration that is late, unsafe or unowned.
        Link = "te-link",
    }
}

/// Who carries a remedy out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The executive sponsors.
    Sponsors,
    /// The partnership managers.
    Managers,
    /// The cultural liaisons.
    Liaisons,
    /// The integration lead.
    IntegrationLead,
}

/// By when a remedy is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// So many days after the diagnosis.
    Days(u32),
    /// At the next business review, within 30 days at the latest.
    NextReview,
}

/// What is known of a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CauseRow {
    /// The cause.
    pub cause: Cause,
    /// Its class.
    pub class: Class,
    /// The mistake that it goes back to.
    pub mistake: Mistake,
    /// Its strongest remedy.
    pub remedy: &'static str,
    /// Who carries it out.
    pub who: Role,
    /// By when.
    pub within: Within,
    /// Where the row comes from.
    pub source: &'static str,
}

impl Cause {
    /// Its row in the table.
    #[must_use]
    pub const fn row(self) -> CauseRow {
        use Class::{Behavioural, Structural, Technological};
        use Mistake::{Communication, Incentives, NoCriteria, OneTimeDecision, RiskAllocation, SkippedSteps};
        use Role::{IntegrationLead, Liaisons, Managers, Sponsors};
        use Within::{Days, NextReview};
        let (class, mistake, who, within, source, remedy) = match self {
            Self::Aims => (
                Structural,
                Incentives,
                Sponsors,
                Days(30),
                "S0, S1",
                "agree one joint goal with one definition, in the plans of all parties",
            ),
            Self::Pay => (
                Structural,
                Incentives,
                Managers,
                Days(30),
                "S0, S3",
                "with the heads of sales, credit every sales force for the same deal, and pay for customer satisfaction too",
            ),
            Self::Depth => (
                Structural,
                NoCriteria,
                Managers,
                Days(21),
                "S1, S2",
                "rate the five criteria again, then choose structure and tier together",
            ),
            Self::Terms => (
                Structural,
                RiskAllocation,
                Sponsors,
                Days(30),
                "S0, S3",
                "reopen the exchange with every party's figures on the table; share out by who brings and who supports",
            ),
            Self::Decide => (
                Structural,
                OneTimeDecision,
                Sponsors,
                Days(14),
                "S2",
                "name who decides at each gate and on each change of scope, and make a pause the default",
            ),
            Self::Means => (
                Structural,
                SkippedSteps,
                Sponsors,
                Days(30),
                "S2, S3",
                "name people, hours and seniority of each party for this phase; where they cannot be found, narrow the scope",
            ),
            Self::Service => (
                Structural,
                RiskAllocation,
                Managers,
                Days(30),
                "S1, S2",
                "agree the two service levels that matter, each with a credit when it is missed",
            ),
            Self::Trust => (
                Behavioural,
                Communication,
                Managers,
                Days(30),
                "S1, S2",
                "open every meeting with the list of promises, and spend a day on the relationship, without figures",
            ),
            Self::Sponsor => (
                Behavioural,
                OneTimeDecision,
                Sponsors,
                Days(14),
                "S1, S3",
                "bring the executive sponsors together for half an hour, with one decision to take",
            ),
            Self::Culture => (
                Behavioural,
                Communication,
                Liaisons,
                Days(14),
                "S1, S3",
                "agree answer times and which channel binds, with a cultural liaison of each party",
            ),
            Self::Silence => (
                Behavioural,
                Communication,
                Managers,
                NextReview,
                "S0, S2",
                "make what will slip the first item of the agenda; leaders thank whoever says it first",
            ),
            Self::Truth => (
                Technological,
                Communication,
                Managers,
                Days(30),
                "S1",
                "keep one table of metrics with origin and owner, and drop the rival report",
            ),
            Self::Tools => (
                Technological,
                SkippedSteps,
                IntegrationLead,
                Days(30),
                "S1, S3",
                "keep one tool for each purpose and close the rest; link or export the pipeline weekly",
            ),
            Self::Link => (
                Technological,
                SkippedSteps,
                IntegrationLead,
                Days(14),
                "S2",
                "give the integration one empowered lead, a date and an audit; use the gate to cut its scope",
            ),
        };
        CauseRow { cause: self, class, mistake, remedy, who, within, source }
    }

    /// What it is, in a sentence: `people are paid for something else`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Aims => "goals or measures that do not match",
            Self::Pay => "people are paid for something else",
            Self::Depth => "the parties see different depths of partnership",
            Self::Terms => "the exchange is out of balance, or the scope has grown",
            Self::Decide => "no one decides, or the wrong people do",
            Self::Means => "too few people, or people without authority",
            Self::Service => "no service level, or none with a consequence",
            Self::Trust => "promises and credit are no longer believed",
            Self::Sponsor => "leaders have lost interest",
            Self::Culture => "differences in pace, style or appetite for risk",
            Self::Silence => "bad news is withheld",
            Self::Truth => "no single source of facts",
            Self::Tools => "too many tools, or tools that are not linked",
            Self::Link => "an integration that is late, unsafe or unowned",
        }
    }
}
