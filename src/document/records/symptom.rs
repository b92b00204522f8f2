//! What is noticed in partnerships that are not well, under the ids that reviews use.

use crate::document::scalar::keyword;

keyword! {
    /// The symptoms that are known. A review may name others of its own.
    pub enum KnownSymptom {
        /// Targets are missed again and again [S1].
        MissedTargets = "missed-targets",
        /// Meetings are called off, or fewer people come [S1].
        ThinningMeetings = "thinning-meetings",
        /// Mail stays unanswered [S1].
        UnansweredMail = "unanswered-mail",
        /// Reports come late, or say what they said before [S1].
        StaleReports = "stale-reports",
        /// Nobody follows up the leads that were handed over [S1].
        IdleLeads = "idle-leads",
        /// Links between systems are put off or opposed [S1].
        ResistedIntegration = "resisted-integration",
        /// The parties quarrel over who is credited for a deal [S1].
        ContestedCredit = "contested-credit",
        /// The same is entered in several systems [S1].
        DuplicateEntries = "duplicate-entries",
        /// Reports of the parties contradict each other [S1].
        ConflictingReports = "conflicting-reports",
        /// No place shows all parties the same [S1].
        NoCommonView = "no-common-view",
        /// The goals of the parties have drifted apart [S1].
        GoalsApart = "goals-apart",
        /// One party puts in far more than the others [S1].
        LopsidedResources = "lopsided-resources",
        /// The parties measure in ways that cannot be compared [S1].
        IncomparableMetrics = "incomparable-metrics",
        /// Every message is written for the file [S2].
        EverythingDocumented = "everything-documented",
        /// Trifles are escalated [S2].
        EscalatedTrifles = "escalated-trifles",
        /// Lawyers take part in routine matters [S2].
        LawyersInRoutine = "lawyers-in-routine",
        /// A sponsor has left: calls for a special review [S2].
        SponsorLeft = "sponsor-left",
        /// The market has shifted: calls for a special review [S2].
        MarketShifted = "market-shifted",
        /// The regulation has changed: calls for a special review [S0].
        RegulationChanged = "regulation-changed",
    }
}
