//! Which clauses the contract has (contract practice).
//!
//! The kinds and their labels are those of the Contract Understanding Atticus Dataset (CUAD v1, The Atticus Project,
//! Inc., CC BY 4.0: Hendrycks, Burns, Chen, Ball, 2021); the meanings are our own wording.

use crate::document::record::record;
use crate::document::scalar::{Link, Scalar, Text, YesNo, keyword};
use crate::document::{Decode, Decoder, Field};
use crate::yaml::{Kind, NodeId};

keyword! {
    /// The 41 kinds of clauses that a contract can have.
    pub enum ClauseKind {
        /// Title of the document (CUAD: Document Name).
        DocumentName = "document_name",
        /// Who signed, with roles (CUAD: Parties).
        Parties = "parties",
        /// Date of signing (CUAD: Agreement Date).
        AgreementDate = "agreement_date",
        /// Date the terms begin (CUAD: Effective Date).
        EffectiveDate = "effective_date",
        /// When the first term ends (CUAD: Expiration Date).
        ExpirationDate = "expiration_date",
        /// Length of extension after the first term, automatic or by notice (CUAD: Renewal Term).
        RenewalTerm = "renewal_term",
        /// How long before renewal one must say no (CUAD: Notice Period to Terminate Renewal).
        RenewalNotice = "renewal_notice",
        /// Whose law reads the contract (CUAD: Governing Law).
        GoverningLaw = "governing_law",
        /// Counterparty gets any better terms given to third parties (CUAD: Most Favored Nation).
        MostFavoredNation = "most_favored_nation",
        /// Carve-outs from non-compete, exclusivity, customer no-solicit (CUAD: Competitive Restriction Exception).
        CompetitiveRestrictionException = "competitive_restriction_exception",
        /// Limit on competing, by field, place or sector (CUAD: Non-Compete).
        NonCompete = "non_compete",
        /// Exclusive dealing, requirements purchase, or ban on working with others (CUAD: Exclusivity).
        Exclusivity = "exclusivity",
        /// May not take the other's customers or partners (CUAD: No-Solicit of Customers).
        NoSolicitOfCustomers = "no_solicit_of_customers",
        /// May not hire the other's people (CUAD: No-Solicit of Employees).
        NoSolicitOfEmployees = "no_solicit_of_employees",
        /// May not speak ill of the other (CUAD: Non-Disparagement).
        NonDisparagement = "non_disparagement",
        /// May leave without cause, by notice alone (CUAD: Termination for Convenience).
        TerminationForConvenience = "termination_for_convenience",
        /// Right of first refusal, offer or negotiation on assets, equity, products (CUAD: Rofr/Rofo/Rofn).
        RightOfFirstRefusal = "right_of_first_refusal",
        /// Right to end, consent or notice when a party is bought or merged (CUAD: Change of Control).
        ChangeOfControl = "change_of_control",
        /// Consent or notice before handing the contract to another (CUAD: Anti-Assignment).
        AntiAssignment = "anti_assignment",
        /// One side must share revenue or profit (CUAD: Revenue/Profit Sharing).
        RevenueSharing = "revenue_sharing",
        /// Limit on raising or cutting prices (CUAD: Price Restrictions).
        PriceRestrictions = "price_restrictions",
        /// Least volume, spend or units in a period (CUAD: Minimum Commitment).
        MinimumCommitment = "minimum_commitment",
        /// Fee or consent above a use threshold (CUAD: Volume Restriction).
        VolumeRestriction = "volume_restriction",
        /// IP made by one becomes the other's (CUAD: IP Ownership Assignment).
        IpOwnershipAssignment = "ip_ownership_assignment",
        /// Shared ownership of IP (CUAD: Joint IP Ownership).
        JointIpOwnership = "joint_ip_ownership",
        /// One licenses something to the other (CUAD: License Grant).
        LicenceGrant = "licence_grant",
        /// Licence may not be passed on (CUAD: Non-Transferable License).
        NonTransferableLicence = "non_transferable_licence",
        /// Licence covers IP of the licensor's affiliates (CUAD: Affiliate License-Licensor).
        AffiliateLicenceLicensor = "affiliate_licence_licensor",
        /// Licence extends to the licensee's affiliates (CUAD: Affiliate License-Licensee).
        AffiliateLicenceLicensee = "affiliate_licence_licensee",
        /// Unlimited or enterprise-wide use (CUAD: Unlimited/All-You-Can-Eat-License).
        UnlimitedLicence = "unlimited_licence",
        /// Licence that cannot be withdrawn or does not end (CUAD: Irrevocable or Perpetual License).
        PerpetualLicence = "perpetual_licence",
        /// Source kept by a third party, released on failure (CUAD: Source Code Escrow).
        SourceCodeEscrow = "source_code_escrow",
        /// Duties after the end: transition, payment, IP transfer, wind-down, last buy (CUAD: Post-Termination Services).
        PostTerminationServices = "post_termination_services",
        /// May inspect books or sites (CUAD: Audit Rights).
        AuditRights = "audit_rights",
        /// No limit for some or all breaches (CUAD: Uncapped Liability).
        UncappedLiability = "uncapped_liability",
        /// Limit by amount or by time to claim (CUAD: Cap on Liability).
        CapOnLiability = "cap_on_liability",
        /// Fixed sum for breach, or termination fee (CUAD: Liquidated Damages).
        LiquidatedDamages = "liquidated_damages",
        /// How long defects are warranted (CUAD: Warranty Duration).
        WarrantyDuration = "warranty_duration",
        /// Must keep insurance for the other's benefit (CUAD: Insurance).
        Insurance = "insurance",
        /// May not contest the other's IP or bring unrelated claims (CUAD: Covenant Not to Sue).
        CovenantNotToSue = "covenant_not_to_sue",
        /// An outsider may enforce some clause (CUAD: Third Party Beneficiary).
        ThirdPartyBeneficiary = "third_party_beneficiary",
    }
}

/// What the contract has under each kind of clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contract {
    /// The contract's file.
    pub file: Field<Link>,
    /// The clauses that the charter speaks of, in its order.
    pub clauses: Vec<(ClauseKind, Field<Clause>)>,
}

/// One clause: whether the contract has it, what it says, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Clause {
    /// Whether the contract has it. Given by yes or no, or by a value, which means yes.
    pub present: Field<YesNo>,
    /// What it says.
    pub value: Field<Text>,
    /// Where it stands.
    pub evidence: Field<Quote>,
}

record! { "the evidence",
    /// A passage of a file.
    pub struct Quote short file {
        /// The file.
        file: Link,
        /// The words that stand in it.
        quote: Text,
    }
}

impl Contract {
    /// What the charter says of one kind of clause.
    #[must_use]
    pub fn clause(&self, kind: ClauseKind) -> Field<&Clause> {
        let found = self.clauses.iter().find(|(named, _)| *named == kind);
        found.map_or(Field::Missing, |(_, clause)| clause.as_ref())
    }
}

impl Decode for Contract {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let keys: Vec<&'static str> =
            std::iter::once("file").chain(ClauseKind::ALL.iter().map(|kind| kind.as_str())).collect();
        let mut slots = decoder.record(node, &keys, "the contract section")?.into_iter();
        let file = decoder.slot(slots.next());
        let clauses = ClauseKind::ALL
            .iter()
            .map(|kind| (*kind, decoder.slot(slots.next())))
            .filter(|(_, clause)| *clause != Field::Missing)
            .collect();
        Some(Self { file, clauses })
    }
}

impl Decode for Clause {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        if decoder.tree.kind(node) == Kind::Mapping {
            let keys = ["present", "value", "evidence"];
            let mut slots = decoder.record(node, &keys, "a clause")?.into_iter();
            return Some(Self {
                present: decoder.slot(slots.next()),
                value: decoder.slot(slots.next()),
                evidence: decoder.slot(slots.next()),
            });
        }
        let text = decoder.text(node, "yes, no, or what the clause says")?;
        Some(match YesNo::parse(text) {
            Ok(present) => Self { present: Field::Given(present), ..Self::default() },
            Err(_) => {
                Self { present: Field::Given(YesNo::Yes), value: decoder.field(node), ..Self::default() }
            }
        })
    }
}
