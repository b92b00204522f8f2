use crate::rules::{rule, settled};

rule! {
    /// no non-disclosure agreement is dated
    "nda-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Secrecy), consequence: Unsaid,
    question: "When did the parties sign a non-disclosure agreement?",
    example: "2026-02-01", concerns: All,
    authority: ["S3"],
    why: "if the talks fail, each party may use what the other disclosed",
    check: Wanted {
        nda,
        unless: settled::secrecy,
        no: "date for a non-disclosure agreement (NDA)",
        open: "non-disclosure agreement (NDA) undecided",
        write: "sign one before sharing plans and figures, and add `nda:` with its date",
    },
}
