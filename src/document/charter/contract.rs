//! Which clauses the contract has, and for which party (contract practice).
//!
//! The first 41 kinds and their labels are those of the Contract Understanding Atticus Dataset (CUAD v1, The Atticus Project,
//! Inc., CC BY 4.0: Hendrycks, Burns, Chen, Ball, 2021); the meanings are our own wording, and so are the kinds after them.

use super::clause::{Clause, Quote};
use super::clause_value::ClauseValue;
use super::documents::Document;
use crate::document::scalar::{Link, Malformed, Text, keyword};
use crate::document::shape::{Describe, Key, Shape, Table};
use crate::document::{ByDocument, Decode, Decoder, DocumentRef, Each, Field, List, Slot};
use crate::grammar::quoted;
use crate::yaml::NodeId;
use std::collections::BTreeSet;

keyword! {
    /// The kinds of clauses that a contract can have. By party, a clause is said of the party that it gives a right to or
    /// binds.
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
        /// Notice needed to refuse renewal (CUAD: Notice Period to Terminate Renewal).
        RenewalNotice = "renewal_notice",
        /// Governing law of the contract (CUAD: Governing Law).
        GoverningLaw = "governing_law",
        /// Gets any better terms that the other gives to third parties (CUAD: Most Favored Nation).
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
        /// May terminate without cause, by notice alone (CUAD: Termination for Convenience).
        TerminationForConvenience = "termination_for_convenience",
        /// Right of first refusal, offer or negotiation on assets, equity, products (CUAD: Rofr/Rofo/Rofn).
        RightOfFirstRefusal = "right_of_first_refusal",
        /// Right to terminate, consent or notice when another party is bought or merged (CUAD: Change of Control).
        ChangeOfControl = "change_of_control",
        /// Consent or notice before assigning the contract (CUAD: Anti-Assignment).
        AntiAssignment = "anti_assignment",
        /// One party must share revenue or profit (CUAD: Revenue/Profit Sharing).
        RevenueSharing = "revenue_sharing",
        /// Limit on raising or cutting prices (CUAD: Price Restrictions).
        PriceRestrictions = "price_restrictions",
        /// Minimum volume, spend or units in a period (CUAD: Minimum Commitment).
        MinimumCommitment = "minimum_commitment",
        /// Fee or consent above a use threshold (CUAD: Volume Restriction).
        VolumeRestriction = "volume_restriction",
        /// IP made by one party is assigned to the other (CUAD: IP Ownership Assignment).
        IpOwnershipAssignment = "ip_ownership_assignment",
        /// Shared ownership of IP (CUAD: Joint IP Ownership).
        JointIpOwnership = "joint_ip_ownership",
        /// One licenses something to the other (CUAD: License Grant).
        LicenceGrant = "licence_grant",
        /// Licence may not be transferred (CUAD: Non-Transferable License).
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
        /// Confidentiality: what, for how long, and with which exceptions.
        Confidentiality = "confidentiality",
        /// Indemnifies the other party against third-party claims.
        Indemnity = "indemnity",
        /// Force majeure: what is excused, and for how long.
        ForceMajeure = "force_majeure",
        /// Who may use whose personal data for what, and what happens to it at the end.
        PersonalData = "personal_data",
        /// Publicity: whether a party may use the other's name or mark, or mention the partnership.
        Publicity = "publicity",
        /// Duties against corruption, and under sanctions and export control.
        Compliance = "compliance",
        /// Which court or arbitration hears disputes, and its seat.
        DisputesForum = "disputes_forum",
        /// Which clauses survive the end, and for how long.
        Survival = "survival",
        /// What is warranted of goods, services or rights.
        Warranty = "warranty",
        /// How a new party joins.
        Accession = "accession",
        /// How a party is declared defaulting or expelled, and how it is heard.
        DefaultAndExpulsion = "default_and_expulsion",
        /// The day on which counsel reviewed the terms under competition law.
        CompetitionReview = "competition_review",
    }
}

impl ClauseKind {
    /// Where a clause of this kind stands: of all parties, or of one.
    #[must_use]
    pub fn place(self, party: Option<&str>) -> String {
        match party {
            None => format!("contract.{self}"),
            Some(party) => format!("contract.{self}.{party}"),
        }
    }
}

/// What the contract has under each kind of clause.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contract {
    /// The contract's file, where it is one document.
    pub file: Field<Link>,
    /// The documents that make it up, where they are several.
    pub documents: Field<List<Document>>,
    /// Their order of precedence, the one that leads first; those that it leaves out come last.
    pub precedence: Field<List<DocumentRef>>,
    /// The clauses that the charter speaks of, in its order: for all parties, or for each.
    pub clauses: Vec<(ClauseKind, Field<Each<Clause>>)>,
}

/// What a clause names as evidence.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The clause.
    pub kind: ClauseKind,
    /// The party that the clause is said of; `None` for all.
    pub party: Option<&'a str>,
    /// The document that it is said of; `None` for the contract as a whole.
    pub document: Option<&'a str>,
    /// The passage.
    pub quote: &'a Quote,
}

impl Evidence<'_> {
    /// Where it stands.
    #[must_use]
    pub fn place(&self) -> String {
        place_of_evidence(self.kind, self.party, self.document)
    }
}

fn place_of_evidence(kind: ClauseKind, party: Option<&str>, document: Option<&str>) -> String {
    let document = document.map_or_else(String::new, |document| format!(".documents.{document}"));
    format!("{}{document}.evidence", kind.place(party))
}

/// A quote as evidence for a clause.
#[derive(Debug, Clone, Copy)]
pub struct QuotedClause<'a> {
    /// The clause.
    pub kind: ClauseKind,
    /// The party that the clause is said of; `None` for all.
    pub party: Option<&'a str>,
    /// The document that it is said of; `None` for the contract as a whole.
    pub document: Option<&'a str>,
    /// The words.
    pub quote: &'a Text,
    /// The file that they are said to stand in: the quote's own, else the document's or the contract's.
    pub file: Option<&'a Link>,
}

impl QuotedClause<'_> {
    /// Where what is said of the evidence stands.
    #[must_use]
    pub fn place(&self) -> String {
        place_of_evidence(self.kind, self.party, self.document)
    }
}

impl Contract {
    /// What the charter says of one kind of clause.
    #[must_use]
    pub fn clause(&self, kind: ClauseKind) -> Field<&Each<Clause>> {
        let found = self.clauses.iter().find(|(named, _)| *named == kind);
        found.map_or(Field::Missing, |(_, clause)| clause.as_ref())
    }

    /// What the charter says of one kind of clause for one party.
    #[must_use]
    pub fn clause_of(&self, kind: ClauseKind, party: &str) -> Field<&Clause> {
        self.clause(kind).inside(|clause| clause.of(party))
    }

    /// Whether it has a clause of this kind for one party. Of a clause whose words cannot be read nothing is known.
    #[must_use]
    pub fn said_of(&self, kind: ClauseKind, party: &str) -> Field<bool> {
        match self.clause_of(kind, party) {
            Field::Given(clause) => match &clause.present {
                Field::Given(present) => Field::Given(present.is_yes()),
                Field::Open => Field::Open,
                Field::Missing | Field::Invalid => Field::Invalid,
            },
            Field::Missing => Field::Missing,
            Field::Open => Field::Open,
            Field::Invalid => Field::Invalid,
        }
    }

    /// Whether the contract has a clause of this kind for at least one party.
    #[must_use]
    pub fn has(&self, kind: ClauseKind) -> bool {
        self.clause(kind)
            .value()
            .is_some_and(|each| each.iter().any(|(_, clause)| clause.is_there() == Some(true)))
    }

    /// What a clause of this kind says, if it says the same for everybody of whom anything is said.
    #[must_use]
    pub fn value(&self, kind: ClauseKind) -> Option<&ClauseValue> {
        let mut said = self.clause(kind).value()?.iter().map(|(_, clause)| clause.value.get());
        let first = said.next()??;
        said.all(|other| other == Some(first)).then_some(first)
    }

    /// What each clause names as evidence.
    pub fn evidence(&self) -> impl Iterator<Item = Evidence<'_>> {
        let given = self.clauses.iter().filter_map(|(kind, each)| Some((*kind, each.get()?)));
        given.flat_map(|(kind, each)| {
            each.iter().flat_map(move |(party, clause)| {
                let own = std::iter::once((None, clause));
                let documents = clause.documents.get().into_iter().flat_map(ByDocument::iter);
                own.chain(documents.map(|(document, clause)| (Some(document), clause))).filter_map(
                    move |(document, clause)| {
                        Some(Evidence { kind, party, document, quote: clause.evidence.get()? })
                    },
                )
            })
        })
    }

    /// Takes what holds from what the documents say.
    fn settle(&mut self) {
        let order = self.order().into_iter().map(str::to_owned).collect::<Vec<_>>();
        let order: Vec<&str> = order.iter().map(String::as_str).collect();
        for (_, each) in &mut self.clauses {
            match each {
                Field::Given(Each::All(clause)) => clause.settle(&order),
                Field::Given(Each::Parties(parties)) => {
                    for (_, clause) in &mut parties.0 {
                        if let Field::Given(clause) = clause {
                            clause.settle(&order);
                        }
                    }
                }
                Field::Missing | Field::Open | Field::Invalid => {}
            }
        }
    }

    /// The quotes, each with the file to look into. A file that cannot be read from the charter is not replaced.
    pub fn quotes(&self) -> impl Iterator<Item = QuotedClause<'_>> {
        self.evidence().filter_map(|Evidence { kind, party, document, quote }| {
            let of_document = |id| {
                let is_it = |it: &&Document| it.id.get().is_some_and(|it| it.as_str() == id);
                let document = self.each_document().map(|(_, document)| document).find(is_it);
                document.map_or(Field::Missing, |document| document.file.as_ref())
            };
            let file = match (&quote.file, document) {
                (file, _) if !file.is_missing() => file.as_ref(),
                (_, Some(document)) => of_document(document),
                (_, None) => self.file.as_ref(),
            };
            if file.is_invalid() {
                return None;
            }
            Some(QuotedClause { kind, party, document, quote: quote.quote.get()?, file: file.value() })
        })
    }
}

/// The keys beside the clauses.
const KEYS: [&str; 3] = ["file", "documents", "precedence"];

/// Two documents with one id are one to whoever names them.
fn refuse_twins(decoder: &mut Decoder<'_>, node: NodeId) {
    let tree = decoder.tree;
    let Some((_, list)) = tree.get(node, "documents") else { return };
    let mut seen = BTreeSet::new();
    for item in tree.items(list) {
        let Some((_, id)) = tree.get(item, "id") else { continue };
        let Some(name) = tree.scalar(id).map(str::trim) else { continue };
        if !seen.insert(name) {
            let message = format!("two documents have the id {}", quoted(name));
            decoder.invalid(id, Malformed::new(message, "give each document an id of its own".to_owned()));
        }
    }
}

impl Decode for Contract {
    const IS_MAP: bool = true;

    fn decode(decoder: &mut Decoder<'_>, node: NodeId) -> Option<Self> {
        let keys: Vec<&'static str> =
            KEYS.into_iter().chain(ClauseKind::ALL.iter().map(|kind| kind.as_str())).collect();
        let mut slots = decoder.record(node, &keys, "the contract section")?.into_iter();
        let at = slots.next();
        let file = decoder.slot(at);
        let documents: Field<List<Document>> = decoder.slot(slots.next());
        if let (Some(Slot::At(node)), true, true) = (at, file.is_given(), documents.is_given()) {
            let message = "`file` names one document, and `documents` lists several".to_owned();
            let help = "write the file under its document, with the key `file`".to_owned();
            decoder.invalid(node, Malformed::new(message, help));
        }
        refuse_twins(decoder, node);
        let precedence = decoder.slot(slots.next());
        let clauses = ClauseKind::ALL
            .iter()
            .map(|kind| (*kind, decoder.slot_by(slots.next(), |it, node| Clause::read_each(it, node, *kind))))
            .filter(|(_, clause)| *clause != Field::Missing)
            .collect();
        let mut contract = Self { file, documents, precedence, clauses };
        contract.settle();
        Some(contract)
    }
}

impl Describe for Contract {
    fn shape() -> Shape {
        let [file, documents, precedence] = KEYS;
        let own = [
            Key::new(file, "The contract's file, where it is one document.", Link::shape()),
            Key::new(
                documents,
                "The documents that make it up, where they are several.",
                List::<Document>::shape(),
            ),
            Key::new(
                precedence,
                "Order of precedence: the document that leads first, where two say different things. Those that it leaves out come last.",
                List::<DocumentRef>::shape(),
            ),
        ];
        let clauses = ClauseKind::ALL
            .iter()
            .map(|kind| Key::new(kind.as_str(), kind.doc(), Shape::Each(Box::new(Clause::shape_of(*kind)))));
        let doc = "What the contract has under each kind of clause, for all parties or for each.";
        Table::of("Contract", doc, own.into_iter().chain(clauses).collect()).into()
    }
}
