//! What a clause of the contract may be about.

use crate::document::scalar::keyword;

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
