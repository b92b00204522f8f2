use super::deliverable::{deliverables, named};
use crate::document::charter::model::Structure;
use crate::finding::Severity;
use crate::grammar::{alternatives, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a deliverable has no description, due date or acceptance test
    "deliverable-incomplete",
    severity: Warning, from: Negotiation,
    nature: Gap(Delivery), consequence: Unsaid,
    question: "What is delivered?",
    at: "deliverables[].what", example: "Lending API", concerns: All,
    question: "By when is it delivered?",
    at: "deliverables[].due", example: "2026-05-15", concerns: All,
    question: "When is it accepted?",
    at: "deliverables[].acceptance", example: "the joint tests pass", concerns: All,
    authority: ["S2", "S3"],
    why: "a deliverable without a date and a test is never late and never finished",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let is_project =
        charter.model.and(|model| &model.structure).get() == Some(&&Structure::ContractualProject);
    // In a project, acceptance is the matter of its exit terms; a criterion of the whole is enough everywhere.
    let asks_for_acceptance = !is_project && charter.exit.and(|exit| &exit.acceptance).is_missing();
    for (index, deliverable) in deliverables(subject) {
        let mut lacks: Vec<(&str, &str)> = Vec::new();
        if deliverable.what.is_missing() {
            lacks.push(("description", "`what:`"));
        }
        if deliverable.due.is_missing() {
            lacks.push(("due date", "`due:` (a date such as `2026-10-15`)"));
        }
        let is_graver = !lacks.is_empty();
        if asks_for_acceptance && deliverable.acceptance.is_missing() {
            lacks.push(("acceptance test", "`acceptance:` (such as `Passes the joint test suite`)"));
        }
        let (says, write): (Vec<&str>, Vec<&str>) = lacks.into_iter().unzip();
        if says.is_empty() {
            continue;
        }
        let at = format!("deliverables[{index}]");
        let draft = drafts
            .at_key(at.as_str(), format!("no {} for {}", alternatives(&says), named(index, deliverable)))
            .help(format!("agree and add {} to `{at}`", series(&write)));
        if !is_graver {
            draft.at_most(Severity::Advice);
        }
    }
}
