//! `signature-outstanding`: the partnership has been launched, and no day of signature is behind it.

use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "signature-outstanding",
    family: Family::Plan,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "the partnership has been launched, and no day of signature is behind it",
    why: "work that starts before the signature is done on goodwill, and paid for by whoever trusted more",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("signature_outstanding.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    if subject.stage < Stage::Launch || subject.is_informal() {
        return;
    }
    let stage = subject.stage;
    match &plan.signed {
        Field::Given(signed) if *signed > subject.as_of => {
            report
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
            report
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
