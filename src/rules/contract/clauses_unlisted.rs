use crate::document::charter::contract::ClauseKind;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no clauses of the contract listed
    "contract-clauses-unlisted",
    severity: Advice, from: Negotiation,
    nature: Gap(Always), consequence: Unsaid,
    question: "Which clauses does the contract have?",
    at: "contract", example: "audit rights, a cap on liability and termination for convenience", concerns: All,
    authority: ["ours"],
    why: "differences between contract and charter go unnoticed until a party relies on one of them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(contract) = subject.charter.contract.get().filter(|contract| contract.clauses.is_empty()) else {
        return;
    };
    // Without a file either, nothing in the section was meant for us.
    if contract.file.is_missing() && contract.documents.is_without_entries() {
        return;
    }
    let examples = [ClauseKind::GoverningLaw, ClauseKind::ExpirationDate, ClauseKind::CapOnLiability];
    let examples = examples.map(|kind| format!("`{kind}:`"));
    drafts.at_key("contract", "no clauses of the contract listed").help(format!(
        "go through the contract and list which clauses it has and which it lacks, starting with {}",
        examples.join(", ")
    ));
}
