//! `data-agreement-missing`: data is shared, and the plan names no data-handling agreement.

use super::shared_data::SharedData;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "data-agreement-missing",
    family: Family::Plan,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "data is shared, and the plan names no data-handling agreement",
    why: "without one, each side decides alone what it may do with the other's data",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("data_agreement_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    let SharedData::Some(place) = SharedData::of(subject) else { return };
    if !plan.data_agreement.is_missing() || subject.is_informal() {
        return;
    }
    let message = if plan.data_agreement.is_open() {
        "data is shared, and the data-handling agreement is still open"
    } else {
        "data is shared, and the plan names no data-handling agreement"
    };
    report
        .at_key("plan.data_agreement", message)
        .also(&Place::value(place), "data passes between the parties")
        .help("agree on who may use which data for what, and add where it is written to `plan`, such as `data_agreement: docs/data-handling.md`");
}
