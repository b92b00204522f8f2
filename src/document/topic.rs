//! What a partnership may be asked about.

use crate::document::scalar::keyword;

keyword! {
    /// The topics by which questions are asked: a kind of partnership asks some of them always, some where a fact of the
    /// deal
    /// calls for them, and some not at all.
    pub enum Topic {
        /// What the parties want together: intents, goals, vision, value proposition.
        Purpose = "purpose",
        /// Who is accountable and who sponsors the partnership at each party.
        Owner = "owner",
        /// How the partnership ends and how a party exits.
        WayOut = "way-out",
        /// Constraints of each party, its non-negotiables and what it will invest.
        Limits = "limits",
        /// How deep the partnership goes, and in which legal form.
        Structure = "structure",
        /// Exchange between the parties.
        Exchange = "exchange",
        /// Shared revenue and costs, and the management cost.
        Economics = "economics",
        /// Minimum commitments.
        Minimums = "minimums",
        /// Sales incentives, deals, leads and referrals.
        Selling = "selling",
        /// Joint campaigns and what the parties say of each other.
        Marketing = "marketing",
        /// What a party may do with nobody else.
        Exclusivity = "exclusivity",
        /// Whether the parties may compete.
        Competing = "competing",
        /// Whether competition law allows it.
        CompetitionLaw = "competition-law",
        /// Names and marks.
        Brand = "brand",
        /// What must stay confidential.
        Secrecy = "secrecy",
        /// Background IP and licences.
        OwnKnowledge = "own-knowledge",
        /// What is made in the work: foreground IP and its use.
        JointResults = "joint-results",
        /// Customer, personal and usage data.
        Data = "data",
        /// Linked systems.
        Connection = "connection",
        /// Work and goods that are owed.
        Delivery = "delivery",
        /// How well a running service must run.
        ServiceLevels = "service-levels",
        /// Shares, board and valuation of a joint company.
        Equity = "equity",
        /// People, their seniority and how they work together.
        Team = "team",
        /// Who decides what.
        Decisions = "decisions",
        /// Committees and who sits in them.
        Bodies = "bodies",
        /// Joining, voting and expulsion where the parties are many.
        Membership = "membership",
        /// Shared metrics.
        Measures = "measures",
        /// Days on which the parties decide whether to go on.
        Gates = "gates",
        /// Meetings, reviews and how the parties talk.
        Rhythm = "rhythm",
        /// How the parties feel about the partnership.
        Health = "health",
        /// How disagreements are settled.
        Disputes = "disputes",
        /// What a party answers for.
        Liability = "liability",
        /// Assets, stock and support after the end.
        Unwinding = "unwinding",
        /// Joint customers after the end.
        Customers = "customers",
        /// Duties towards regulators and the public.
        PublicDuties = "public-duties",
        /// Corruption, sanctions and export.
        Integrity = "integrity",
        /// Risks.
        Risks = "risks",
        /// What no kind of partnership does without.
        Always = "always",
    }
}

impl Topic {
    /// Whether it is asked of every kind of partnership.
    #[must_use]
    pub const fn is_asked_of_all(self) -> bool {
        matches!(self, Self::Purpose | Self::Owner | Self::WayOut | Self::Always)
    }
}
