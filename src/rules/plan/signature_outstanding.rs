use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the partnership has been launched, and no day of signature is behind it
    "signature-outstanding",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S2"],
    why: "work that starts before the signature is done on goodwill, and paid for by whoever trusted more",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    if subject.stage < Stage::Launch || subject.is_informal() {
        return;
    }
    let stage = subject.stage;
    match &plan.signed {
        Field::Given(signed) if *signed > subject.as_of => {
            drafts
                .at_value(
                    "plan.signed",
                    format!("the stage is `{stage}`, but the signature is set for {signed}"),
                )
                .label("not signed yet")
                .also(&Place::value("stage"), format!("`{stage}` comes after the signature"))
                .help("write `stage: negotiation` until it is signed, or correct the date");
        }
        Field::Missing | Field::Open if !has_date_in_contract(subject) => {
            let message = if plan.signed.is_open() {
                format!("the stage is `{stage}`, and it is still open when the partnership was signed")
            } else {
                format!("the stage is `{stage}`, and the plan does not say when the partnership was signed")
            };
            drafts
                .at_key("plan.signed", message)
                .help("add `signed:` with the day to `plan`; write `stage: negotiation` if it is not signed");
        }
        _ => {}
    }
}

/// The charter may leave the day to the contract's date.
fn has_date_in_contract(subject: &Subject<'_>) -> bool {
    let clause = subject.charter.contract.get().map(|contract| contract.clause(ClauseKind::AgreementDate));
    clause.is_some_and(|clause| clause.is_given() || clause.is_invalid())
}
