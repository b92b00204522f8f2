use super::data_passed::Passed;
use super::shared_data::SharedData;
use crate::document::charter::contract::ClauseKind;
use crate::finding::{Consequence, Place};
use crate::rules::clauses::contract_has;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// data is shared without a data-handling agreement
    "data-agreement-missing",
    severity: Warning, from: Launch,
    nature: Gap(Data), consequence: Exposed,
    question: "Where is the agreement on handling data?",
    at: "plan.data_agreement", example: "docs/data-handling.md", concerns: All,
    authority: ["S2"],
    why: "each party decides alone what it does with the other's data",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(plan) = subject.charter.plan.get() else { return };
    let in_contract = contract_has(subject, ClauseKind::PersonalData);
    if !plan.data_agreement.is_missing() || in_contract || subject.is_informal() {
        return;
    }
    let shared = SharedData::of(subject);
    let passed = Passed::of(subject);
    // Who says that no data is shared may still be wrong, but then nobody has left the agreement open.
    if let Some(passed) = passed.filter(|_| shared != SharedData::None || plan.data_agreement.is_open()) {
        let missing = if plan.data_agreement.is_open() { "undecided" } else { "missing" };
        let message =
            format!("data-handling agreement {missing}, though data has passed since {}", passed.day);
        let draft = drafts.at_key("plan.data_agreement", message).consequence(Consequence::Acting).help(
            "stop the transfer, or agree now who may use which data for what; then link the agreement, such as `data_agreement: docs/data-handling.md`",
        );
        // It happens already: that is no question that a kind of partnership could leave out.
        passed.show(draft.defect());
        return;
    }
    let SharedData::Some(place) = shared else { return };
    let message = if plan.data_agreement.is_open() {
        "data-handling agreement undecided, though data is shared"
    } else {
        "no data-handling agreement, though data is shared"
    };
    drafts
        .at_key("plan.data_agreement", message)
        .also(&Place::value(place), "data passes between the parties")
        .help("agree who may use which data for what, and add the agreement to `plan`, such as `data_agreement: docs/data-handling.md`");
}
