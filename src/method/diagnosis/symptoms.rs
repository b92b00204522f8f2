//! The symptoms, the causes that each may point to, what tells these apart, and the first step [S0, S1, S2, S3].
//!
//! The ids of those that reviews note are the ids of [`KnownSymptom`](crate::document::records::symptom::KnownSymptom).

use super::causes::Cause;
use crate::document::scalar::keyword;

keyword! {
    /// What shows that a partnership is not well: noted in reviews, or derived from its records.
    pub enum Symptom {
        /// Targets are missed again and again.
        MissedTargets = "missed-targets",
        /// Activity is on target, and nothing comes of it.
        ActivityWithoutOutcome = "activity-without-outcome",
        /// Fewer meetings are held than agreed.
        ThinningMeetings = "thinning-meetings",
        /// Decision-makers stay away from reviews.
        DecisionMakersAbsent = "decision-makers-absent",
        /// Messages and issues stay unanswered for longer.
        UnansweredMail = "unanswered-mail",
        /// Reports come late, or without figures.
        StaleReports = "stale-reports",
        /// Few leads become deals.
        IdleLeads = "idle-leads",
        /// Many deals are registered and few are won.
        DealsLost = "deals-lost",
        /// A party no longer registers deals.
        LeadsDriedUp = "leads-dried-up",
        /// System integration is postponed or opposed.
        ResistedIntegration = "resisted-integration",
        /// Several parties claim the same deals.
        ContestedCredit = "contested-credit",
        /// Data is entered in several systems.
        DuplicateEntries = "duplicate-entries",
        /// Reports contradict each other.
        ConflictingReports = "conflicting-reports",
        /// There is no single source of data for all parties.
        NoCommonView = "no-common-view",
        /// The parties' goals share no metric, or have drifted apart.
        GoalsApart = "goals-apart",
        /// A party receives less than it contributes, or the balance falls.
        LopsidedResources = "lopsided-resources",
        /// The parties measure in ways that cannot be compared.
        IncomparableMetrics = "incomparable-metrics",
        /// One party's promises slip, and another's do not.
        PromisesOneSided = "promises-one-sided",
        /// Delays come to light only when the day has passed.
        LateNews = "late-news",
        /// Messages are written for the record, not to solve problems.
        EverythingDocumented = "everything-documented",
        /// Trifles are escalated.
        EscalatedTrifles = "escalated-trifles",
        /// Lawyers take part in routine matters.
        LawyersInRoutine = "lawyers-in-routine",
        /// One party alone asks for changes.
        RequestsOneSided = "requests-one-sided",
        /// Work is done outside the agreed scope.
        WorkOutsideScope = "work-outside-scope",
        /// A gate has passed without a decision.
        GateUndecided = "gate-undecided",
        /// A deadlock has outlasted the conflict protocol.
        DeadlockLasting = "deadlock-lasting",
        /// The parties answer the health check far apart.
        ViewsApart = "views-apart",
        /// All parties answer the health check low.
        LowOnAllSides = "low-on-all-sides",
        /// Too few people of a party answer the health check.
        SilentSide = "silent-side",
        /// One person fills every working role of a party.
        OnePersonHoldsAll = "one-person-holds-all",
        /// The partnership takes more management time than it returns.
        ManagementHeavy = "management-heavy",
        /// One party shares information, and another does not.
        OpennessOneSided = "openness-one-sided",
        /// A rival product or a rival partner has appeared.
        RivalAppeared = "rival-appeared",
        /// More tools are agreed than people keep up with.
        ToolsScattered = "tools-scattered",
        /// Two value reviews have retired nothing and found nothing new.
        NothingNew = "nothing-new",
        /// A sponsor has left and has no successor.
        SponsorNotReplaced = "sponsor-not-replaced",
        /// Sales people are paid for volume alone.
        IncentivesMisaligned = "incentives-misaligned",
        /// Scores or health answers fall two periods in a row.
        FallingScores = "falling-scores",
    }
}

/// What is known of a symptom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SymptomRow {
    /// The causes that it may point to, the likeliest first.
    pub causes: &'static [Cause],
    /// What to ask where the records do not tell them apart; empty where there is one cause.
    pub question: &'static str,
    /// The first step, before any cause is settled.
    pub first_step: &'static str,
    /// Where the row comes from.
    pub source: &'static str,
}

impl Symptom {
    /// Its row in the table.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a table, a row a symptom")]
    pub const fn row(self) -> SymptomRow {
        use Cause::{
            Aims, Culture, Decide, Depth, Link, Means, Pay, Service, Silence, Sponsor, Terms, Tools, Trust,
            Truth,
        };
        let (causes, question, first_step, source): (&'static [Cause], _, _, _) = match self {
            Self::MissedTargets => (
                &[Aims, Means, Pay],
                "Does another party meet its own goals meanwhile?",
                "ask at the next gate: is it resources, priority or capability?",
                "S1, S2",
            ),
            Self::ActivityWithoutOutcome => (
                &[Aims, Truth, Pay],
                "Are leads handed over and left untouched?",
                "replace one activity metric by an outcome",
                "S1",
            ),
            Self::ThinningMeetings => (
                &[Sponsor, Culture, Means],
                "Do decision-makers stay away too, or only the working level?",
                "cancel half of the meetings, and keep one with a decision on its agenda",
                "S1, S3",
            ),
            Self::DecisionMakersAbsent => (
                &[Sponsor, Decide],
                "Does whoever comes instead have authority to decide?",
                "delegate the decisions in writing, or move the meeting",
                "S2",
            ),
            Self::UnansweredMail => (
                &[Culture, Means, Service],
                "Are answers slow everywhere, or in this partnership only?",
                "agree an answer time and the channel that binds",
                "S1, S3",
            ),
            Self::StaleReports => (
                &[Truth, Sponsor],
                "Does anyone ask for the report, and can its figures be drawn?",
                "halve the report, and name who reads it",
                "S1",
            ),
            Self::IdleLeads => (
                &[Pay, Trust, Aims],
                "Is conversion low for one lead owner, or for all?",
                "agree one qualification rule, an answer in 3 days, and feedback on each refusal",
                "S1",
            ),
            Self::DealsLost => {
                (&[Aims], "", "hold joint sales training, and look at the customer segment", "S1")
            }
            Self::LeadsDriedUp => (
                &[Trust, Pay],
                "Were its last leads answered?",
                "close its open leads within a week, and say how each ended",
                "S1",
            ),
            Self::ResistedIntegration => (
                &[Link, Aims, Means],
                "Who resists: product, IT, or is it that no one has the time?",
                "agree at the gate on a narrower first step that every party can ship",
                "S1, S2",
            ),
            Self::ContestedCredit => (
                &[Pay, Truth, Trust],
                "Is there a rule for credit, and is it used?",
                "write the rule, and name one arbiter who answers within 3 days",
                "S1",
            ),
            Self::DuplicateEntries => (&[Tools], "", "enter once, and export weekly", "S1"),
            Self::ConflictingReports => (
                &[Truth, Aims],
                "Is it one figure defined in two ways, or two figures?",
                "agree one definition and one owner, and have every party sign it",
                "S1",
            ),
            Self::NoCommonView => (&[Truth], "", "keep one page that every party can open", "S0, S1"),
            Self::GoalsApart => (
                &[Aims, Depth],
                "Has a party's intent changed this year?",
                "agree one joint goal for the quarter",
                "S1",
            ),
            Self::LopsidedResources => (
                &[Terms, Means],
                "Is less given, or less received, than was agreed?",
                "reopen the exchange with the figures of every party",
                "S0, S3",
            ),
            Self::IncomparableMetrics => (
                &[Aims, Truth],
                "Do the parties want different things, or count the same thing differently?",
                "agree one definition and one owner, and have every party sign it",
                "S1",
            ),
            Self::PromisesOneSided => (
                &[Means, Sponsor],
                "Does the party lack people, or do other priorities come first?",
                "if it is unable, plan with milestones; if it is unwilling, narrow the scope or end it",
                "S0, S2",
            ),
            Self::LateNews => (&[Silence], "", "make what will slip the first item of every agenda", "S2"),
            Self::EverythingDocumented => {
                (&[Trust], "", "spend a day on the relationship, and settle one thing by word of mouth", "S2")
            }
            Self::EscalatedTrifles => (
                &[Decide, Trust],
                "Has the first level authority to decide?",
                "set the limits within which the first level decides",
                "S2",
            ),
            Self::LawyersInRoutine => (
                &[Trust, Terms],
                "Is one clause in dispute?",
                "settle that clause, then leave counsel out of routine matters",
                "S2",
            ),
            Self::RequestsOneSided => (
                &[Terms, Decide],
                "Are requests weighed before they are approved?",
                "stop, and weigh the requests together: against resources or price",
                "S0",
            ),
            Self::WorkOutsideScope => {
                (&[Decide], "", "request the change after the fact, or take the work out", "S0")
            }
            Self::GateUndecided => (
                &[Decide, Silence],
                "Is the decision-maker missing, or does nobody want to say no?",
                "vote with a written reason; the commitment is scaled back meanwhile",
                "S2",
            ),
            Self::DeadlockLasting => (
                &[Decide, Depth, Terms],
                "Is it always about the same topic?",
                "bring in a mediator, and give that topic to one party with a right of refusal for the others",
                "S2, S3",
            ),
            Self::ViewsApart => (
                &[Silence, Aims, Decide, Terms],
                "What does each party see that the other does not?",
                "let the less content party speak first, then agree one action",
                "S0",
            ),
            Self::LowOnAllSides => (
                &[Depth, Trust],
                "Is the value delivered rated low too?",
                "audit whether the reasons for the partnership still hold, before any workshop",
                "S0, S4",
            ),
            Self::SilentSide => (
                &[Sponsor, Silence],
                "Do people of that party lack the time to answer, or the confidence?",
                "have a neutral person ask three people of that party",
                "S0",
            ),
            Self::OnePersonHoldsAll => {
                (&[Means], "", "name a second champion, and hand over in writing", "S0, S3")
            }
            Self::ManagementHeavy => (
                &[Depth, Tools, Trust],
                "Does the time go into coordination, or into repairing the relationship?",
                "restructure with fewer bodies and a simpler model, else end the partnership",
                "S3",
            ),
            Self::OpennessOneSided => (
                &[Trust, Culture],
                "Did that party ever share, or has it stopped?",
                "agree a short list of what every party shows each quarter",
                "S0",
            ),
            Self::RivalAppeared => (
                &[Depth, Silence],
                "Was it heard first from the partner, or from the market?",
                "agree a duty to notify, and decide whether scope or exit terms change",
                "S0, S3",
            ),
            Self::ToolsScattered => {
                (&[Tools], "", "keep one or two tools, and train people in them", "S0, S3")
            }
            Self::NothingNew => (
                &[Depth, Sponsor],
                "Has the partnership fulfilled its purpose?",
                "ask every party: would we sign this today?",
                "S0, S4",
            ),
            Self::SponsorNotReplaced => {
                (&[Sponsor], "", "name an interim sponsor at the special review", "S0, S2")
            }
            Self::IncentivesMisaligned => {
                (&[Pay], "", "reward a shared goal besides volume, such as joint revenue", "S0, S3")
            }
            Self::FallingScores => (
                &[Trust, Sponsor, Depth],
                "What has changed since the scores were good?",
                "say in the next review what has changed, before any new target",
                "S0, S3",
            ),
        };
        SymptomRow { causes, question, first_step, source }
    }

    /// What is noticed, as the start of a sentence without its full stop.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.doc().trim_end_matches('.')
    }

    /// The symptom of this id, if the table has it.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.as_str() == id)
    }
}

keyword! {
    /// What happens to a partnership and explains symptoms instead of being one: each calls for a special review [S0, S2].
    pub enum Happening {
        /// A sponsor has left.
        SponsorLeft = "sponsor-left",
        /// The market has shifted.
        MarketShifted = "market-shifted",
        /// The regulation has changed.
        RegulationChanged = "regulation-changed",
    }
}
