use crate::rules::{rule, settled};

rule! {
    /// the charter dates no non-disclosure agreement
    "nda-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Secrecy), consequence: Unsaid,
    question: "When did the parties sign a non-disclosure agreement?",
    example: "2026-02-01", concerns: All,
    authority: ["S3"],
    why: "what is told in a negotiation without one can be used after it fails",
    check: Wanted {
        nda,
        unless: settled::secrecy,
        no: "non-disclosure agreement",
        write: "sign one before plans and figures are shared, and add `nda:` with its day",
    },
}
