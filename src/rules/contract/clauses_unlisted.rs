use crate::document::charter::contract::ClauseKind;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the contract section names the file and lists no clause
    "contract-clauses-unlisted",
    severity: Advice, from: Negotiation,
    nature: Gap(Always), consequence: Unsaid,
    question: "Which clauses does the contract have?",
    at: "contract", example: "audit rights, a cap on liability and termination for convenience", concerns: All,
    authority: ["ours"],
    why: "a file that nobody has read for its clauses cannot be held against the charter",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(contract) = subject.charter.contract.get().filter(|contract| contract.clauses.is_empty()) else {
        return;
    };
    // Without a file either, nothing in the section was meant for us.
    if contract.file.is_missing() {
        return;
    }
    let examples = [ClauseKind::GoverningLaw, ClauseKind::ExpirationDate, ClauseKind::CapOnLiability];
    let examples = examples.map(|kind| format!("`{kind}:`"));
    drafts
        .at_key("contract", "the contract section names the file and lists none of its clauses")
        .help(format!("list what the contract has and has not, beginning with {}", examples.join(", ")));
}
