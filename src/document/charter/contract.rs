//! Which clauses the contract has (contract practice).
//!
//! The kinds and their labels are those of the Contract Understanding Atticus Dataset (CUAD v1, The Atticus Project,
//! Inc., CC BY 4.0: Hendrycks, Burns, Chen, Ball, 2021); the meanings are our own wording.

use super::clause_value::ClauseValue;
use crate::document::pattern;
use crate::document::record::record;
use crate::document::scalar::{Link, Malformed, Scalar as _, Text, YesNo, keyword};
use crate::document::shape::{Describe, Key, Plain, Shape, Table};
use crate::document::{Decode, Decoder, Field, Slot};
use crate::yaml::{Kind, NodeId};

keyword! {
    /// The 41 kinds of clauses that a contract can have.
    pub enum ClauseKind as binding {
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
    pub value: Field<ClauseValue>,
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

/// A quote as evidence for a clause.
#[derive(Debug, Clone, Copy)]
pub struct QuotedClause<'a> {
    /// The clause.
    pub kind: ClauseKind,
    /// The words.
    pub quote: &'a Text,
    /// The file that they are said to stand in: the quote's own, else the contract's.
    pub file: Option<&'a Link>,
}

impl Contract {
    /// What the charter says of one kind of clause.
    #[must_use]
    pub fn clause(&self, kind: ClauseKind) -> Field<&Clause> {
        let found = self.clauses.iter().find(|(named, _)| *named == kind);
        found.map_or(Field::Missing, |(_, clause)| clause.as_ref())
    }

    /// What each clause names as evidence.
    pub fn evidence(&self) -> impl Iterator<Item = (ClauseKind, &Quote)> {
        self.clauses.iter().filter_map(|(kind, clause)| Some((*kind, clause.get()?.evidence.get()?)))
    }

    /// The quotes, each with the file to look into. A file that cannot be read from the charter is not replaced.
    pub fn quotes(&self) -> impl Iterator<Item = QuotedClause<'_>> {
        self.evidence().filter_map(|(kind, evidence)| {
            let file = if evidence.file.is_missing() { &self.file } else { &evidence.file };
            if file.is_invalid() {
                return None;
            }
            Some(QuotedClause { kind, quote: evidence.quote.get()?, file: file.get() })
        })
    }
}

/// Where a value stands that is to be read by the kind of its clause.
struct At(NodeId);

impl Decode for At {
    const IS_MAP: bool = true;

    fn decode(_: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        Some(Self(node))
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
            .map(|kind| (*kind, read(decoder, slots.next(), *kind, Clause::read)))
            .filter(|(_, clause)| *clause != Field::Missing)
            .collect();
        Some(Self { file, clauses })
    }
}

impl Describe for Contract {
    fn shape() -> Shape {
        let file = Key::new("file", "The contract's file.", Link::shape());
        let clauses =
            ClauseKind::ALL.iter().map(|kind| Key::new(kind.as_str(), kind.doc(), Clause::shape_of(*kind)));
        let doc = "What the contract has under each kind of clause.";
        Table::of("Contract", doc, std::iter::once(file).chain(clauses).collect()).into()
    }
}

/// The value in a slot, read by the kind of its clause.
fn read<T>(
    decoder: &mut Decoder<'_>,
    slot: Option<Slot>,
    kind: ClauseKind,
    value: impl FnOnce(&mut Decoder<'_>, NodeId, ClauseKind) -> Option<T>,
) -> Field<T> {
    match decoder.slot::<At>(slot) {
        Field::Missing => Field::Missing,
        Field::Open => Field::Open,
        Field::Invalid => Field::Invalid,
        Field::Given(At(node)) => decoder.valid(node, |decoder, node| value(decoder, node, kind)),
    }
}

impl Clause {
    fn read(decoder: &mut Decoder<'_>, node: NodeId, kind: ClauseKind) -> Option<Self> {
        if decoder.tree.kind(node) == Kind::Mapping {
            return Self::of_map(decoder, node, kind);
        }
        let text = decoder.text(node, ClauseValue::expected(kind))?;
        if let Some(present) = yes_or_no(text) {
            decoder.note(node, present.meaning());
            return Some(Self { present: Field::Given(present), ..Self::default() });
        }
        let value = value_of(decoder, node, kind)?;
        Some(Self { present: Field::Given(YesNo::Yes), value: Field::Given(value), ..Self::default() })
    }

    fn shape_of(kind: ClauseKind) -> Shape {
        let value = ClauseValue::plain(kind);
        let keys = vec![
            Key::new(
                "present",
                "Whether the contract has it. A value or evidence means that it has.",
                YesNo::shape(),
            ),
            Key::new("value", "What it says.", value.clone().into()),
            Key::new("evidence", "Where it stands.", Quote::shape()),
        ];
        let none = Plain::like("None", "`none`", pattern::word_in_any_case("none"));
        let text = YesNo::plain().text.or(none.text).or(value.text);
        let words = YesNo::plain().words.into_iter().chain(value.words).collect();
        let instead = Plain { text, words, is_boolean: true, ..value };
        let name = instead.name.trim_end_matches("Value").to_owned();
        let doc = "Yes, no, or what the clause says; or a map that says where it stands, too.";
        Table { instead: Some(Box::new(instead.into())), ..Table::of(name, doc, keys) }.into()
    }

    /// A clause that says something, or of which a passage is quoted, is there.
    fn of_map(decoder: &mut Decoder<'_>, node: NodeId, kind: ClauseKind) -> Option<Self> {
        let mut slots = decoder.record(node, &["present", "value", "evidence"], "a clause")?.into_iter();
        let present = decoder.slot(slots.next());
        let at = slots.next();
        let value = read(decoder, at, kind, value_of);
        if let (Field::Given(YesNo::No), Some(Slot::At(node)), true) = (&present, at, value.is_given()) {
            let message = format!("`{kind}` is said not to be there, and to say something");
            let help = "write `present: yes`, or leave out the `value:`".to_owned();
            decoder.invalid(node, Malformed::new(message, help));
        }
        let evidence = decoder.slot(slots.next());
        let is_shown = value.is_given() || evidence.is_given();
        let present = if present == Field::Missing && is_shown { Field::Given(YesNo::Yes) } else { present };
        Some(Self { present, value, evidence })
    }
}

fn value_of(decoder: &mut Decoder<'_>, node: NodeId, kind: ClauseKind) -> Option<ClauseValue> {
    let text = decoder.text(node, ClauseValue::expected(kind))?;
    match ClauseValue::parse(kind, text) {
        Ok(value) => {
            decoder.note(node, value.meaning());
            Some(value)
        }
        Err(malformed) => {
            decoder.invalid(node, malformed);
            None
        }
    }
}

/// `none` is a no: nobody names a law, a court or a date that way.
fn yes_or_no(text: &str) -> Option<YesNo> {
    if text.eq_ignore_ascii_case("none") {
        return Some(YesNo::No);
    }
    YesNo::parse(text).ok()
}
