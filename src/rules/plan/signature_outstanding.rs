use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the partnership is launched but not signed
    "signature-outstanding",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S2"],
    why: "work before signature is done on goodwill, and the more trusting party bears the cost",
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
                .at_value("plan.signed", format!("stage is {stage}, but signature is planned for {signed}"))
                .label("not signed yet")
                .also(&Place::value("stage"), format!("{stage} comes after signature"))
                .help(
                    "sign before you start, and write `stage: negotiation` until then, or correct the date",
                );
        }
        Field::Missing | Field::Open if !has_date_in_contract(subject) => {
            let message = if plan.signed.is_open() {
                format!("signature date undecided at stage {stage}")
            } else {
                format!("no signature date at stage {stage}")
            };
            drafts.at_key("plan.signed", message).help(
                "add the date to `plan` as `signed:`, or write `stage: negotiation` if it is not signed",
            );
        }
        _ => {}
    }
}

/// The charter may leave the day to the contract's date.
fn has_date_in_contract(subject: &Subject<'_>) -> bool {
    let clause = subject.charter.contract.get().map(|contract| contract.clause(ClauseKind::AgreementDate));
    clause.is_some_and(|clause| clause.is_given() || clause.is_invalid())
}
