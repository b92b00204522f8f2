use super::shared_data::SharedData;
use crate::document::charter::contract::ClauseKind;
use crate::finding::Place;
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// data is shared, and the plan names no data-handling agreement
    "data-agreement-missing",
    severity: Warning, from: Launch,
    nature: Gap(Data), consequence: Exposed,
    authority: ["S2"],
    why: "without one, each side decides alone what it may do with the other's data",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    let SharedData::Some(place) = SharedData::of(subject) else { return };
    let in_contract = contract_has(subject, ClauseKind::PersonalData);
    if !plan.data_agreement.is_missing() || in_contract || subject.is_informal() {
        return;
    }
    let message = if plan.data_agreement.is_open() {
        "data is shared, and the data-handling agreement is still open"
    } else {
        "data is shared, and the plan names no data-handling agreement"
    };
    drafts
        .at_key("plan.data_agreement", message)
        .also(&Place::value(place), "data passes between the parties")
        .help("agree on who may use which data for what, and add where it is written to `plan`, such as `data_agreement: docs/data-handling.md`");
}
