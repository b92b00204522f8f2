//! What a charter can be asked about.

use crate::document::scalar::keyword;

keyword! {
    /// The topics of a partnership. Each question belongs to one; the kind of the partnership says which are asked.
    pub enum Topic {
        /// Intent, vision, goals and value proposition.
        Purpose = "purpose",
        /// One accountable person and one sponsor for each party.
        Owner = "owner",
        /// Term, renewal, notice, exit triggers and change of control.
        WayOut = "way-out",
        /// Non-negotiables, constraints, effort, payback horizon and what success means.
        Limits = "limits",
        /// Structure, its objective, criteria and facts, and the migration path.
        Structure = "structure",
        /// What each party contributes and receives, in writing, with payment terms.
        Exchange = "exchange",
        /// Costs, expected revenue, its split, management cost and intangible benefits.
        Economics = "economics",
        /// Minimum commitments, and notice when priorities change.
        Minimums = "minimums",
        /// Sales incentives, rules for deals and leads, co-selling and referrals.
        Selling = "selling",
        /// Joint marketing and what the market is told.
        Marketing = "marketing",
        /// Exclusivity that is expected or granted.
        Exclusivity = "exclusivity",
        /// Non-compete, no-solicit and competition between the parties.
        Competing = "competing",
        /// Who has reviewed it for competition law, and when.
        CompetitionLaw = "competition-law",
        /// Use of marks, publicity, and the brand veto.
        Brand = "brand",
        /// Non-disclosure and confidentiality.
        Secrecy = "secrecy",
        /// Background IP, licences, and what each party keeps to itself.
        OwnKnowledge = "own-knowledge",
        /// Foreground IP and its exploitation.
        JointResults = "joint-results",
        /// Shared data: purpose, handling, retention and deletion.
        Data = "data",
        /// Linked systems: who leads the integration, interfaces, the security audit.
        Connection = "connection",
        /// Deliverables, acceptance, milestones and the duty to supply.
        Delivery = "delivery",
        /// Service levels and what follows when one is missed.
        ServiceLevels = "service-levels",
        /// Shares, the board, its deadlock-breaker and valuation.
        Equity = "equity",
        /// People, leads, champions, cultural liaison and training.
        Team = "team",
        /// Who decides what, amendments and changes of scope.
        Decisions = "decisions",
        /// Committees, their seats and how often they meet.
        Bodies = "bodies",
        /// Joining, leaving and expulsion, votes and quorum.
        Membership = "membership",
        /// Shared metrics.
        Measures = "measures",
        /// Gates, a trial, and what happens when a gate is missed.
        Gates = "gates",
        /// Communication, business reviews and operations reviews.
        Rhythm = "rhythm",
        /// Health checks, relationship reviews and the strategic audit.
        Health = "health",
        /// Escalation, cooling-off and deadlock.
        Disputes = "disputes",
        /// Liability caps, indemnity, warranty and insurance.
        Liability = "liability",
        /// Transition, stock, assets and continuity at the end.
        Unwinding = "unwinding",
        /// Whose customer it is, who supports it, and what becomes of it at the end.
        Customers = "customers",
        /// Duties towards a funder, a regulator or the public.
        PublicDuties = "public-duties",
        /// Sanctions, export control and anti-corruption.
        Integrity = "integrity",
        /// Risks, scenarios and the pre-mortem.
        Risks = "risks",
        /// What no kind switches off.
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
