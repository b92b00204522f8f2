use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// nothing keeps disputes away from the public and from customers
    "conflict-confidentiality-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Disputes), consequence: Unsaid,
    question: "Do the parties keep disputes away from customers and the public?",
    at: "conflict.confidential", example: "yes", concerns: All,
    authority: ["S3"],
    why: "a customer who is asked to take sides leaves both",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let path = "conflict.confidential";
    let draft = match &conflict.confidential {
        Field::Missing | Field::Open if is_in_contract(subject) => return,
        Field::Missing => {
            drafts.at_key(path, "nothing keeps disputes away from the public and from customers")
        }
        Field::Open => drafts
            .at_key(path, "it is still open whether disputes stay away from the public and from customers"),
        Field::Given(kept) if !kept.is_yes() => {
            drafts.at_value(path, "the parties may take a dispute to the public or to customers")
        }
        _ => return,
    };
    draft.help("agree that disputes are settled between the parties only, and write `confidential: yes` under `conflict`");
}

/// Whether the contract settles it: by a duty of confidentiality, or not to speak ill of each other.
fn is_in_contract(subject: &Subject<'_>) -> bool {
    [ClauseKind::Confidentiality, ClauseKind::NonDisparagement]
        .iter()
        .any(|kind| contract_has(subject, *kind))
}
