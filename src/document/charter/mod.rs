//! The charter: what the parties agreed. One file a section.

pub mod canvas;
pub mod checklists;
pub mod clause;
mod clause_kind;
pub mod clause_value;
pub mod communication;
pub mod conflict;
pub mod contract;
pub mod documents;
pub mod exit;
pub mod gates;
pub mod governance;
pub mod growth;
pub mod intent;
pub mod ip;
pub mod kind;
pub mod metrics;
pub mod model;
pub mod party;
pub mod plan;
pub mod precedence;
mod required;
pub mod resources;
pub mod reviews;
pub mod risks;
pub mod scope;
mod sections;
pub mod stage;
pub mod term;
pub mod value;
pub mod waivers;

pub(super) use self::required::REQUIRED;
pub use self::sections::BySection;
use self::{
    canvas::{Canvas, Goal},
    checklists::Checklists,
    communication::Communication,
    conflict::Conflict,
    contract::Contract,
    exit::Exit,
    gates::Gate,
    governance::Governance,
    growth::{Growth, Referrals},
    intent::Intent,
    ip::Ip,
    kind::KindName,
    metrics::Metric,
    model::Model,
    party::Parties,
    plan::{Deliverable, Phases, Plan},
    resources::Commitment,
    reviews::Reviews,
    risks::{Risk, Scenarios},
    scope::Scope,
    stage::Stage,
    term::Term,
    value::Value,
    waivers::Waiver,
};
use super::record::record;
use super::scalar::{CurrencyCode, Date, Id, Text};
use super::{ByParty, List, Named};

record! { "a charter",
    /// A partnership charter: what was agreed, by whom, and at which stage the partnership is.
    pub struct Charter {
        /// `charter/v1`, the header that makes the file a charter.
        partner: Text,
        /// The partnership's id; by default the name of the folder or the stem of the file.
        id: Id,
        /// Name of the partnership.
        name: Text,
        /// Stage of the partnership. Decides what is due.
        stage: Stage,
        /// What the partnership is for, in one word or several. Decides what is asked.
        kind: List<KindName>,
        /// Currency in which the parties count: `partner answer` takes it where an amount is typed without one.
        currency: CurrencyCode,
        /// The tier that the parties place each other in, of those in the configuration.
        tier: Each<Text>,
        /// One sentence on what the partnership does.
        summary: Text,
        /// The day on which the parties last went through the whole charter [S3].
        reviewed: Date,
        /// Who takes part, by id.
        parties: Parties,
        /// From when to when it runs, and how it is renewed.
        term: Term,
        /// Why each party takes part.
        intent: ByParty<Intent>,
        /// What the parties learned about each other before they agreed.
        canvas: Canvas,
        /// Structure and legal form.
        model: Model,
        /// What belongs to the partnership and what does not.
        scope: Scope,
        /// Contributions, receipts, costs and protections.
        value: Value,
        /// People, budget and time of each party in each phase.
        resources: Phases<ByParty<Commitment>>,
        /// The shared success metrics.
        metrics: List<Metric>,
        /// Who decides what, and in which bodies.
        governance: Governance,
        /// Meetings, channels, reports and culture.
        communication: Communication,
        /// How disagreements are settled.
        conflict: Conflict,
        /// When the parties decide whether to continue.
        gates: List<Gate>,
        /// What is delivered by when, for which payment.
        deliverables: List<Deliverable>,
        /// Goals of each party for a quarter.
        joint_plan: Named<ByParty<List<Goal>>>,
        /// Dates up to signature and after.
        plan: Plan,
        /// Review calendar.
        reviews: Reviews,
        /// Risks.
        risks: List<Risk>,
        /// Answers to two hard questions.
        scenarios: Scenarios,
        /// Who owns background and foreground IP.
        ip: Ip,
        /// When the non-disclosure agreement was signed.
        nda: Date,
        /// Joint growth motions.
        growth: List<Growth>,
        /// The referral programme.
        referrals: Referrals,
        /// Joint value proposition for the market.
        narrative: Text,
        /// How the partnership ends.
        exit: Exit,
        /// Which clauses the contract has.
        contract: Contract,
        /// Findings waived until a date.
        waivers: List<Waiver>,
        /// Answers to checklists, by the checklist's name.
        checklists: Checklists,
    }
}

use super::Each;

impl Charter {
    /// The ids of the parties, in the order of the charter.
    #[must_use]
    pub fn party_ids(&self) -> Vec<&str> {
        self.parties.get().map(|parties| parties.names().collect()).unwrap_or_default()
    }

    /// The ids of the parties that take part on a day: those that have joined and not left.
    #[must_use]
    pub fn parties_on(&self, day: Date) -> Vec<&str> {
        let party = |id: &str| self.parties.get().and_then(|parties| parties.get(id)?.get());
        self.party_ids()
            .into_iter()
            .filter(|id| party(id).is_none_or(|party| party.takes_part(day)))
            .collect()
    }

    /// Whether it can be told who takes part. Where it cannot, nothing is known that goes by the parties.
    #[must_use]
    pub fn knows_parties(&self) -> bool {
        !self.parties.is_invalid()
    }

    /// What to call a party in a sentence: its name, else its id.
    #[must_use]
    pub fn party_name<'a>(&'a self, id: &'a str) -> &'a str {
        let party = self.parties.get().and_then(|parties| parties.get(id)?.get());
        party.and_then(|party| party.name.get()).map_or(id, |name| name.as_str())
    }

    /// The stage; a charter without a readable one is taken to be at the beginning, where least is due.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage.get().copied().unwrap_or(Stage::Discovery)
    }
}
