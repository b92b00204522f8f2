use crate::document::charter::contract::ClauseKind;
use crate::rules::clauses::contract_has;
use crate::rules::{Subject, rule};

rule! {
    /// the charter dates no non-disclosure agreement
    "nda-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Secrecy), consequence: Unsaid,
    authority: ["S3"],
    why: "what is told in a negotiation without one can be used after it fails",
    check: Wanted {
        nda,
        unless: is_settled,
        lacking: "the charter dates no non-disclosure agreement between the parties",
        open: "the non-disclosure agreement is still open",
        write: "sign one before plans and figures are shared, and add `nda:` with its day",
    },
}

/// A handshake asks for none, and a duty of confidentiality in the contract takes its place.
fn is_settled(subject: &Subject<'_>) -> bool {
    subject.is_informal() || contract_has(subject, ClauseKind::Confidentiality)
}
