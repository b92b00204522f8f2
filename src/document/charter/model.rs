//! Structure and legal form [S2, S3].

use crate::document::record::record;
use crate::document::scalar::{Count, Quantity, Rating, Share, Text, YesNo, keyword};
use crate::document::shape::{Declared, Describe, Key, Shape, Table};
use crate::document::{ByParty, Decode, Decoder, Each, Field, List, NoneOr};
use crate::yaml::NodeId;

keyword! {
    /// The three structures, by depth [S2].
    pub enum Structure as binding {
        /// A scoped project with deliverables and payments.
        ContractualProject = "contractual-project",
        /// Independent parties on shared standards.
        CoordinatedEcosystem = "coordinated-ecosystem",
        /// Pooled people, budget and results.
        IntegratedAlliance = "integrated-alliance",
    }
}

keyword! {
    /// The three legal forms of companies by weight [S3], and those of public bodies and non-profit organisations (ours).
    pub enum LegalForm as binding {
        /// A handshake.
        Informal = "informal",
        /// A contract between independent parties.
        AllianceContract = "alliance-contract",
        /// A company of its own.
        JointVenture = "joint-venture",
        /// An association with members.
        Association = "association",
        /// A foundation or another body with a purpose of its own and no owners.
        Foundation = "foundation",
        /// A project that one party hosts in its own name for the others.
        HostedProject = "hosted-project",
        /// Several receivers of one grant, under the funder's contract.
        GrantConsortium = "grant-consortium",
        /// What a law asks the parties to do together.
        StatutoryDuty = "statutory-duty",
        /// A memorandum that binds nobody but for the clauses under `binding`.
        Memorandum = "memorandum",
    }
}

impl LegalForm {
    /// The three that the method weighs against each other, lightest first [S3].
    pub const WEIGHED: [Self; 3] = [Self::Informal, Self::AllianceContract, Self::JointVenture];

    /// Whether the parties are held by something else than a contract of their own about an exchange: members by statutes,
    /// receivers by the funder, authorities by law.
    #[must_use]
    pub const fn is_of_common_purpose(self) -> bool {
        matches!(
            self,
            Self::Association
                | Self::Foundation
                | Self::HostedProject
                | Self::GrantConsortium
                | Self::StatutoryDuty
        )
    }
}

keyword! {
    /// What the partnership is for, as far as it decides the structure (ours).
    pub enum Objective {
        /// A scoped result.
        Deliverable = "deliverable",
        /// Lasting exchange over shared standards.
        Interoperation = "interoperation",
        /// A shared product or a shared profit and loss.
        JointBusiness = "joint-business",
    }
}

record! { "the model",
    /// Structure and legal form chosen, and the parties' ratings.
    pub struct Model {
        /// What the partnership is for.
        objective: Objective,
        /// The structure chosen.
        structure: Structure,
        /// The legal form chosen.
        legal_form: LegalForm,
        /// The clauses of a memorandum that bind: `confidentiality`, `governing law`, …
        binding: List<Text>,
        /// Each party's rating of the five criteria.
        criteria: Criteria,
        /// Knock-out facts that rule a structure out.
        facts: Facts,
        /// Migration path to a deeper structure.
        migration: Migration,
        /// The board of a joint venture.
        board: Board,
        /// The shares in a joint venture.
        equity: ByParty<Share>,
        /// Contributions of each party to a joint venture, valued and weighted.
        contributions: List<Contribution>,
    }
}

record! { "the criteria",
    /// The five criteria [S2], rated by each party.
    pub struct Criteria {
        /// How central the partnership is to the party's strategy.
        strategic_alignment: ByParty<Rating>,
        /// How much it will contribute.
        resource_commitment: ByParty<Rating>,
        /// How comfortable it is with shared fate and lock-in.
        risk_tolerance: ByParty<Rating>,
        /// Governance capacity: how much joint decision-making it can manage.
        governance_capacity: ByParty<Rating>,
        /// Its need for a clean exit.
        exit_need: ByParty<Rating>,
    }
}

record! { "the facts",
    /// Knock-out facts that rule a structure out [S2]; said of all, or of each party.
    pub struct Facts {
        /// A merger integration that failed.
        failed_ma_integration: Each<YesNo>,
        /// Too few lawyers for the work.
        legal_understaffed: Each<YesNo>,
        /// The parties' data must be tightly integrated.
        tight_data_integration: Each<YesNo>,
        /// The opportunity needs a product developed together.
        joint_product_development: Each<YesNo>,
    }
}

record! { "the migration",
    /// Migration path to a deeper structure.
    pub struct Migration {
        /// Which structure.
        to: Structure,
        /// What must have become true.
        when: Text,
    }
}

record! { "the board",
    /// The board of a joint venture.
    pub struct Board {
        /// Seats of each party.
        seats: ByParty<Count>,
        /// Deadlock-breaker: `rotating-chair`, `swing-vote`, or in words; `none`.
        deadlock_breaker: NoneOr<Text>,
    }
}

/// One kind of contribution to a joint venture, valued for each party.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contribution {
    /// What is contributed: `cash`, `technology`, `customer-relationships`, …
    pub kind: Field<Text>,
    /// How much this kind counts against the others.
    pub weight: Field<Quantity>,
    /// The value of each party's contribution.
    pub parties: Vec<(String, Field<Quantity>)>,
}

impl Contribution {
    /// The keys beside those of the parties.
    pub const KEYS: &'static [&'static str] = &["kind", "weight"];
}

impl Decode for Contribution {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let ids = decoder.ids;
        // Where nobody knows the parties, any other key may be one.
        let is_party = |key: &str| ids.is_party(key) || (ids.parties.is_none() && !Self::KEYS.contains(&key));
        let mut slots = decoder.record_with(node, Self::KEYS, "a contribution", is_party)?.into_iter();
        let (kind, weight) = (decoder.slot(slots.next()), decoder.slot(slots.next()));
        let tree = decoder.tree;
        let mut parties = Vec::new();
        for (key, value) in tree.entries(node) {
            if let Some(party) = tree.scalar(key).filter(|name| is_party(name)) {
                parties.push((party.to_owned(), decoder.field(value)));
            }
        }
        Some(Self { kind, weight, parties })
    }
}

impl Describe for Contribution {
    fn shape() -> Shape {
        let kind = "What is contributed: `cash`, `technology`, `customer-relationships`, …";
        let keys = vec![
            Key::new("kind", kind, Text::shape()),
            Key::new("weight", "How much this kind counts against the others.", Quantity::shape()),
        ];
        let doc = "One kind of contribution to a joint venture, with its value for each party.";
        Table::of("Contribution", doc, keys).with_rest(Declared::Party, Quantity::shape()).into()
    }
}
