use super::wording;
use crate::document::charter::checklists::BuiltInList;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::counted;
use crate::method::readiness::Verdict;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// too many questions before signing are not met, so the verdict is PAUSE, or none is answered yet
    "readiness-paused",
    severity: Error, from: Negotiation,
    nature: Defect, consequence: Unsaid,
    authority: ["S0"],
    why: "gaps left at signing tend to be settled later, in a dispute and at a higher price",
    policy: [signing_pause_from],
    sums_up: true,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // Before the stage that asks for the list, silence is no answer to it.
    if subject.stage < Stage::Negotiation && subject.charter.checklists.is_missing() {
        return;
    }
    let Some(list) = wording::list(subject, BuiltInList::Signing).filter(|list| list.is_firm()) else {
        return;
    };
    // To have said nothing at all is no better than to have begun: else the first true answer would be punished.
    let counting = subject.configuration.readiness;
    let is_unbegun = list.verdict == Verdict::NotStarted
        && subject.stage >= Stage::Negotiation
        && list.definition.pauses_unbegun(counting, subject.policy);
    if is_unbegun {
        let message =
            format!("NOT STARTED: none of {} before signing answered", counted(list.of, "question"));
        drafts.at_key("checklists.signing", message).at_most(most(subject)).help(
            "answer the questions together (`partner readiness --ask`), or fill in the sections that they ask for",
        );
    }
    if list.verdict != Verdict::Pause {
        return;
    }
    let message = format!(
        "PAUSE: {} of {} before signing not met: {}",
        list.no,
        counted(list.of, "question"),
        wording::no_items(list)
    );
    let enough = subject.policy.signing_pause_from;
    let help =
        format!("add what the notes name; the pause ends when fewer than {enough} questions are not met");
    let draft = drafts.at_key("checklists.signing", message).help(help).at_most(most(subject));
    wording::reasons(subject.charter, list).fold(draft, |draft, reason| draft.note(reason));
}

/// What is signed already cannot wait for the list: from launch on it is a list of what is left to settle.
fn most(subject: &Subject<'_>) -> Severity {
    if subject.stage < Stage::Launch { Severity::Error } else { Severity::Advice }
}
