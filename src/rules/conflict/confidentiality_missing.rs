use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// no agreement to keep disputes confidential
    "conflict-confidentiality-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Disputes), consequence: Unsaid,
    question: "Do the parties keep disputes away from customers and the public?",
    at: "conflict.confidential", example: "yes", concerns: All,
    authority: ["S3"],
    why: "customers drawn into a dispute stop buying from both parties",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let path = "conflict.confidential";
    let draft = match &conflict.confidential {
        Field::Missing | Field::Open if is_in_contract(subject) => return,
        Field::Missing => drafts.at_key(path, "no agreement to keep disputes from the public and customers"),
        Field::Open => drafts.at_key(path, "confidentiality of disputes undecided"),
        Field::Given(kept) if !kept.is_yes() => {
            drafts.at_value(path, "parties may take a dispute to the public or to customers")
        }
        _ => return,
    };
    draft.help(
        "agree to settle disputes between the parties only, and write `confidential: yes` under `conflict`",
    );
}

/// Whether the contract settles it: by a duty of confidentiality, or not to speak ill of each other.
fn is_in_contract(subject: &Subject<'_>) -> bool {
    [ClauseKind::Confidentiality, ClauseKind::NonDisparagement]
        .iter()
        .any(|kind| contract_has(subject, *kind))
}
