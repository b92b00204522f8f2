use crate::document::charter::contract::ClauseKind;
use crate::finding::Severity;
use crate::rules::clauses::{parties_with, place};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a clause that is usually mutual holds for one party and not for another
    "clause-one-sided",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Exposed,
    authority: ["contract practice"],
    why: "the party without the right, or with the duty, carries a risk that the other has negotiated away",
    check: Partnership(check),
}

/// Clauses that are mutual as a rule, as a noun, and how much it matters where one is not. Liability and leaving at will have
/// rules of their own; who is exclusive, licenses, pays or owes a minimum differs by the nature of the deal.
const MUTUAL: [(ClauseKind, &str, Severity); 13] = [
    (ClauseKind::AntiAssignment, "bar on assignment", Severity::Warning),
    (ClauseKind::ChangeOfControl, "change-of-control right", Severity::Warning),
    (ClauseKind::RenewalTerm, "right to renew", Severity::Warning),
    (ClauseKind::AuditRights, "audit right", Severity::Advice),
    (ClauseKind::RightOfFirstRefusal, "right of first refusal", Severity::Advice),
    (ClauseKind::NoSolicitOfCustomers, "ban on soliciting customers", Severity::Advice),
    (ClauseKind::NoSolicitOfEmployees, "ban on soliciting employees", Severity::Advice),
    (ClauseKind::NonDisparagement, "non-disparagement duty", Severity::Advice),
    (ClauseKind::CovenantNotToSue, "covenant not to sue", Severity::Advice),
    (ClauseKind::Confidentiality, "confidentiality duty", Severity::Warning),
    (ClauseKind::Indemnity, "indemnity", Severity::Warning),
    (ClauseKind::ForceMajeure, "force-majeure relief", Severity::Warning),
    (ClauseKind::Publicity, "publicity right", Severity::Advice),
];

/// Those of them that bind the party that has them; all others are rights.
const DUTIES: [ClauseKind; 7] = [
    ClauseKind::AntiAssignment,
    ClauseKind::NoSolicitOfCustomers,
    ClauseKind::NoSolicitOfEmployees,
    ClauseKind::NonDisparagement,
    ClauseKind::CovenantNotToSue,
    ClauseKind::Confidentiality,
    ClauseKind::Indemnity,
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (kind, noun, severity) in MUTUAL {
        let (with, without) = (parties_with(subject, kind, true), parties_with(subject, kind, false));
        if with.is_empty() || without.is_empty() {
            continue;
        }
        let bound = if DUTIES.contains(&kind) { &with } else { &without };
        let (has, has_not) = (names(subject.charter, &with), names(subject.charter, &without));
        drafts
            .at_key(place(kind), format!("no {noun} for {has_not}, unlike {has}"))
            .hits(bound)
            .at_most(severity)
            .help(format!(
                "agree the same for every party and write `{kind}:` once for all, or waive this and say what it was traded for"
            ));
    }
}
