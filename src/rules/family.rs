//! The families of rules.

use crate::document::scalar::keyword;

keyword! {
    /// Which part of the method a rule belongs to.
    pub enum Family {
        /// Whether the files can be read and mean what they say.
        Document = "document",
        /// Checklists and their verdicts.
        Readiness = "readiness",
        /// Why each party takes part.
        Intent = "intent",
        /// What the parties want together and each on its own.
        Canvas = "canvas",
        /// Structure, legal form and tier.
        Structure = "structure",
        /// Contributions and receipts of each party.
        Value = "value",
        /// What each party contributes.
        Resources = "resources",
        /// Who decides what, and in which bodies.
        Governance = "governance",
        /// Meetings, channels, culture.
        Communication = "communication",
        /// How disagreements are settled.
        Conflict = "conflict",
        /// Decision gates and the commitment in force.
        Gates = "gates",
        /// Phases, plans and their dates.
        Plan = "plan",
        /// How success is measured.
        Metrics = "metrics",
        /// Reviews, health and indicators.
        Reviews = "reviews",
        /// What could go wrong.
        Risks = "risks",
        /// Background and foreground IP.
        Ip = "ip",
        /// How the partnership ends.
        Exit = "exit",
        /// What the terms of the contract do to each other.
        Contract = "contract",
        /// Joint growth, referrals and deals.
        Growth = "growth",
        /// Choosing a partner.
        Candidates = "candidates",
        /// What each side acknowledged, and how agreed terms change.
        Agreement = "agreement",
        /// Findings accepted for a time.
        Waivers = "waivers",
        /// Rules that a team has written into its configuration.
        Own = "own",
    }
}

impl Family {
    /// The section of the charter that it is about, if it is about one.
    #[must_use]
    pub fn section(self) -> Option<&'static str> {
        match self {
            Self::Structure => Some("model"),
            Self::Document
            | Self::Readiness
            | Self::Candidates
            | Self::Agreement
            | Self::Waivers
            | Self::Own => None,
            section => Some(section.as_str()),
        }
    }
}
