//! The clauses of the contract. By party, a clause is said of the party that it gives a right to or binds.

use super::{Roles, Sight, Term, open, term, told};
use crate::document::charter::contract::ClauseKind;

const BOUND: Roles = Roles::Party("who is bound", "who is protected");
const HOLDER: Roles = Roles::Party("who has the right", "who grants it");
const LEAVING: Roles = Roles::Party("who leaves", "who is left");
const LIABLE: Roles = Roles::Party("who may be liable", "who may be harmed");
const USER: Roles = Roles::Party("who uses", "who licenses");

/// The term at a place within a clause: whether it is there, what it says, where it stands.
pub(super) fn at(kind: ClauseKind, rest: &[&str]) -> Option<Term> {
    let clause = of(kind);
    match rest {
        [] | ["present"] => {
            Some(Term { scale: &["no", "yes"], otherwise: Some("no"), more: clause.there, ..clause })
        }
        ["value"] => Some(Term { there: clause.more, ..clause }),
        ["evidence", ..] | ["documents", _, "evidence", ..] => {
            Some(told("contract.*.evidence.**", "evidence of a clause", 3).named())
        }
        // What one document says holds where that one leads.
        ["documents", ..] => {
            Some(Term { roles: Roles::Fact("which document prevails"), sight: None, ..clause })
        }
        _ => None,
    }
}

/// A clause that gives or takes by being there, and of whose words nothing is known.
const fn clause(noun: &'static str, roles: Roles, there: &[u8; 2]) -> Term {
    term("contract.*", noun, 1, roles, b"00", there)
}

/// A duty of which more, longer or a larger sum is worse for who has it.
const fn duty(noun: &'static str, roles: Roles) -> Term {
    term("contract.*", noun, 1, roles, b"-+", b"-+")
}

/// A duty that lasts for a time.
const fn lasting(noun: &'static str, roles: Roles) -> Term {
    duty(noun, roles).sees(Sight::ClauseUntil)
}

fn of(kind: ClauseKind) -> Term {
    use ClauseKind as Kind;
    let note = |noun| told("contract.*", noun, 3);
    let fact = |noun, fact| open("contract.*", noun, 1, fact);
    match kind {
        Kind::DocumentName => note("title of the contract"),
        Kind::Parties => note("parties to the contract"),
        Kind::AgreementDate => note("date of the contract"),
        Kind::EffectiveDate => fact("effective date", "who benefits from an early start"),
        Kind::ExpirationDate => {
            fact("expiry date of the contract", "who wants out earlier and who invests first")
        }
        Kind::RenewalTerm => fact("renewal term", "who relies on continuity and who might miss the date"),
        Kind::RenewalNotice => term(
            "contract.*",
            "notice to refuse renewal",
            1,
            Roles::All("who wants out or is left"),
            b"00",
            b"00",
        )
        .both()
        .sees(Sight::RenewalDay),
        Kind::GoverningLaw => fact("governing law", "whose own law it becomes"),
        Kind::MostFavoredNation => clause("price parity (most favoured)", HOLDER, b"+-"),
        Kind::CompetitiveRestrictionException => clause(
            "carve-out from exclusivity or non-compete",
            Roles::Party("who is freed", "who was protected"),
            b"+-",
        ),
        Kind::NonCompete => lasting("non-compete clause", BOUND),
        Kind::Exclusivity => clause("exclusivity", BOUND, b"-+").sees(Sight::ExclusiveUntil),
        Kind::NoSolicitOfCustomers => lasting("no-solicit of customers", BOUND),
        Kind::NoSolicitOfEmployees => lasting("no-solicit of employees", BOUND),
        Kind::NonDisparagement => lasting("non-disparagement", BOUND),
        // A longer notice binds longer.
        Kind::TerminationForConvenience => {
            Term { more: super::Effects::of(*b"-+"), ..clause("termination for convenience", LEAVING, b"+-") }
                .sees(Sight::FirstDayOut)
        }
        Kind::RightOfFirstRefusal => clause("right of first refusal", HOLDER, b"+-"),
        Kind::ChangeOfControl => clause(
            "change-of-control right",
            Roles::Party("who has the right", "who may be taken over"),
            b"+-",
        ),
        Kind::AntiAssignment => {
            clause("bar on assignment", Roles::Party("who is barred", "who must be asked"), b"-+")
        }
        Kind::RevenueSharing => duty("revenue sharing", Roles::Party("who shares", "who receives")),
        Kind::PriceRestrictions => clause("price restriction", BOUND, b"-+"),
        Kind::MinimumCommitment => duty("minimum commitment", BOUND),
        Kind::VolumeRestriction => {
            Term { more: super::Effects::of(*b"+-"), ..clause("volume restriction", USER, b"-+") }
        }
        Kind::IpOwnershipAssignment => {
            clause("assignment of IP", Roles::Party("who assigns", "who receives"), b"-+")
        }
        Kind::JointIpOwnership => fact("joint ownership of IP", "who made the work"),
        Kind::LicenceGrant => clause("licence grant", Roles::Party("who licenses", "who uses"), b"-+"),
        Kind::NonTransferableLicence => clause("bar on transfer of the licence", USER, b"-+"),
        Kind::AffiliateLicenceLicensor => {
            clause("licence of the licensor's affiliates", Roles::Party("who licenses", "who uses"), b"-+")
        }
        Kind::AffiliateLicenceLicensee => clause("licence for the licensee's affiliates", USER, b"+-"),
        Kind::UnlimitedLicence => clause("unlimited licence", USER, b"+-"),
        Kind::PerpetualLicence => clause("irrevocable or perpetual licence", USER, b"+-"),
        Kind::SourceCodeEscrow => {
            clause("source code escrow", Roles::Party("who deposits the source", "who relies on it"), b"-+")
        }
        Kind::PostTerminationServices => {
            lasting("duties after the end", Roles::Party("who must perform them", "who relies on them"))
        }
        Kind::AuditRights => {
            clause("audit right", Roles::Party("who may inspect", "who is inspected"), b"+-")
                .sees(Sight::Audited)
        }
        Kind::UncappedLiability => clause("uncapped liability", LIABLE, b"-+"),
        Kind::CapOnLiability => {
            Term { more: super::Effects::of(*b"-+"), ..clause("cap on liability", LIABLE, b"+-") }
                .sees(Sight::LiabilityLimit)
        }
        Kind::LiquidatedDamages => {
            duty("liquidated damages or termination fee", Roles::Party("who owes them", "who receives them"))
        }
        Kind::WarrantyDuration => {
            lasting("warranty period", Roles::Party("who warrants", "who relies on it"))
        }
        Kind::Insurance => {
            Term { weight: 2, ..duty("duty to insure", Roles::Party("who must insure", "who is covered")) }
        }
        Kind::CovenantNotToSue => clause("covenant not to sue", BOUND, b"-+"),
        Kind::ThirdPartyBeneficiary => fact("right of a third party", "whom the third party would sue"),
        Kind::Confidentiality => Term {
            weight: 2,
            ..lasting("confidentiality", Roles::Party("who must keep secrets", "who discloses"))
        },
        Kind::Indemnity => clause("indemnity", Roles::Party("who indemnifies", "who is indemnified"), b"-+"),
        Kind::ForceMajeure => clause("force majeure", Roles::Party("who is excused", "who waits"), b"+-"),
        Kind::PersonalData => fact("personal data", "who gave the data and who uses it"),
        Kind::Publicity => {
            clause("publicity", Roles::Party("who may use the name", "whose name it is"), b"+-")
        }
        Kind::Compliance => Term {
            weight: 2,
            ..clause("compliance duty", Roles::Party("who must comply", "who relies on it"), b"-+")
        },
        Kind::DisputesForum => fact("forum for disputes", "whose own forum it becomes"),
        Kind::Survival => fact("survival of clauses", "whom the surviving clauses bind"),
        Kind::Warranty => clause("warranty", Roles::Party("who warrants", "who relies on it"), b"-+"),
        Kind::Accession => fact("accession of a new party", "whose partner the newcomer is"),
        Kind::DefaultAndExpulsion => term(
            "contract.*",
            "default and expulsion",
            1,
            Roles::All("who is expelled or expels"),
            b"00",
            b"00",
        )
        .both(),
        Kind::CompetitionReview => note("review under competition law"),
    }
}
