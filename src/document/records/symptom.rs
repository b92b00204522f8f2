//! What is noticed in partnerships that are not well, under the ids that reviews use.

use crate::document::scalar::keyword;

keyword! {
    /// The symptoms that are known. A review may name others of its own.
    pub enum KnownSymptom {
        /// Targets are missed again and again [S1].
        MissedTargets = "missed-targets",
        /// Meetings are called off, or fewer people come [S1].
        ThinningMeetings = "thinning-meetings",
        /// Messages stay unanswered [S1].
        UnansweredMail = "unanswered-mail",
        /// Reports come late or repeat earlier ones [S1].
        StaleReports = "stale-reports",
        /// Shared leads are not followed up [S1].
        IdleLeads = "idle-leads",
        /// System integration is postponed or opposed [S1].
        ResistedIntegration = "resisted-integration",
        /// The parties dispute deal credits [S1].
        ContestedCredit = "contested-credit",
        /// Data is entered in several systems [S1].
        DuplicateEntries = "duplicate-entries",
        /// Reports of the parties contradict each other [S1].
        ConflictingReports = "conflicting-reports",
        /// There is no single source of data for all parties [S1].
        NoCommonView = "no-common-view",
        /// The goals of the parties have drifted apart [S1].
        GoalsApart = "goals-apart",
        /// One party contributes far more than the others [S1].
        LopsidedResources = "lopsided-resources",
        /// The parties measure in ways that cannot be compared [S1].
        IncomparableMetrics = "incomparable-metrics",
        /// Messages are written for the record, not to solve problems [S2].
        EverythingDocumented = "everything-documented",
        /// Trifles are escalated [S2].
        EscalatedTrifles = "escalated-trifles",
        /// Lawyers take part in routine matters [S2].
        LawyersInRoutine = "lawyers-in-routine",
        /// Work is done outside the agreed scope [S0].
        WorkOutsideScope = "work-outside-scope",
        /// A rival product or a rival partner has appeared [S0, S3].
        RivalAppeared = "rival-appeared",
        /// A sponsor has left: calls for a special review [S2].
        SponsorLeft = "sponsor-left",
        /// The market has shifted: calls for a special review [S2].
        MarketShifted = "market-shifted",
        /// The regulation has changed: calls for a special review [S0].
        RegulationChanged = "regulation-changed",
    }
}
