//! The governance blueprint [S0, S2, S4].

use super::growth::Agreement;
use crate::document::record::record;
use crate::document::scalar::{Cadence, Count, Duration, Id, Link, Majority, Person, Text, YesNo, keyword};
use crate::document::{Authority, ByParty, Each, List, NoneOr, PartyRef};

keyword! {
    /// What a decision affects that also belongs to others.
    pub enum Matter as binding {
        /// What the parties have agreed.
        AgreedTerms = "agreed-terms",
        /// What parties pay: fees, dues, prices.
        Fees = "fees",
        /// Money that belongs to another party, or is held for it.
        HeldMoney = "held-money",
        /// Whether and how joint work is developed or sold.
        Development = "development",
    }
}

record! { "the governance section",
    /// Who decides what, where, and how that changes.
    pub struct Governance {
        /// Which decision, who decides, who is consulted.
        decisions: List<DecisionRight>,
        /// The bodies that meet.
        bodies: List<Body>,
        /// Who leads the integration for all parties.
        integration_lead: IntegrationLead,
        /// Integrated alliance: the joint team, whom it reports to and what it may spend [S2].
        joint_team: JointTeam,
        /// How the charter is changed.
        amendments: Amendments,
        /// How a party joins.
        accession: Accession,
        /// Where all parties see the same numbers.
        dashboard: Link,
        /// Where decisions and lessons are kept.
        knowledge_base: Link,
        /// Where open issues are kept.
        issue_tracker: Link,
        /// Service levels, and the consequence of missing them.
        service_levels: List<ServiceLevel>,
        /// Coordinated ecosystem: data formats and protocols between the parties, a link or in words [S2].
        interface: Agreement,
        /// Escalation path, in order.
        escalation: List<Authority>,
    }
}

record! { "a decision right",
    /// One kind of decision.
    pub struct DecisionRight {
        /// What is decided.
        what: Text,
        /// Who decides: a party, a body, or `both`.
        decides: Authority,
        /// Who is consulted first.
        consulted: List<Authority>,
        /// Majority for it, where it differs from that of the body.
        majority: Majority,
        /// Parties that can block it, whatever the votes are.
        veto: List<PartyRef>,
        /// What it affects that also belongs to others.
        about: Matter,
        /// Duty of the decision-maker to the others, or `none`.
        duty: NoneOr<Text>,
    }
}

record! { "the amendments",
    /// How the charter is changed; a plain text says it in words.
    pub struct Amendments short how {
        /// In words.
        how: Text,
        /// Who decides a change: a party, a body, or `both`.
        decides: Authority,
    }
}

record! { "the accession",
    /// How a party joins; a plain text says it in words.
    pub struct Accession short terms {
        /// On which terms: what it signs, pays and accepts.
        terms: Text,
        /// Who decides: a party, a body, or `both`.
        decides: Authority,
    }
}

record! { "a body",
    /// A body that meets, such as the joint steering committee.
    pub struct Body {
        /// Its id.
        id: Id,
        /// Its name.
        name: Text,
        /// How often it meets.
        cadence: Cadence,
        /// Who sits in it, for each party.
        members: ByParty<List<Person>>,
        /// Whether each party's members may decide in the meeting, without referring back [S0].
        may_decide: Each<YesNo>,
        /// How many votes each party has; a party that is not named has none.
        votes: ByParty<Count>,
        /// Part of the votes that a decision takes: `simple` (more than half), `unanimous`, `2/3`.
        majority: Majority,
        /// Part of the votes that must be present.
        quorum: Majority,
        /// Who has the chair: a party, or somebody in words.
        chair: Authority,
        /// Whether the chair decides where half of the votes are on each side.
        casting_vote: YesNo,
        /// For how long members are appointed.
        term_of_office: Duration,
    }
}

record! { "the integration lead",
    /// Who leads the integration.
    pub struct IntegrationLead short name {
        /// The person.
        name: Person,
        /// To which parties.
        reports_to: List<PartyRef>,
        /// Whether the lead may decide alone.
        may_decide: YesNo,
    }
}

record! { "the joint team",
    /// People of several parties who work as one team.
    pub struct JointTeam {
        /// Whom the team reports to: a body, a party, `both`, or somebody in words.
        reports_to: Authority,
        /// Spending limit, in words.
        may_spend: Text,
        /// In which place, or in which shared tool, it works together.
        place: Text,
    }
}

record! { "a service level",
    /// One promised level.
    pub struct ServiceLevel {
        /// Of what.
        what: Text,
        /// Which level.
        level: Text,
        /// Consequence when it is missed.
        consequence: Text,
    }
}
