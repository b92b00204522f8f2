use super::edited_terms;
use crate::document::charter::stage::Stage;
use crate::document::records::change::ChangeStatus;
use crate::finding::Place;
use crate::grammar::{number, series};
use crate::method::changes::not_approved_by;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a change was made, or is marked as approved, without the approval of every party
    "change-unapproved",
    // Who edits agreed terms may have moved the stage on as well.
    severity: Error, from: Launch, until: Ended,
    nature: Due, consequence: Acting,
    authority: ["S0"],
    why: "a party can refuse to honour a change that it did not approve",
    needs: Base,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    edited_terms::check(subject, drafts);
    // Later on nobody acts on a request any more.
    if subject.stage > Stage::Operation {
        return;
    }
    for change in &subject.partnership.records.changes {
        let value = &change.value;
        if value.status.get() != Some(&ChangeStatus::Approved) || value.approved.is_invalid() {
            continue;
        }
        let silent = not_approved_by(value, &subject.parties(), subject.as_of);
        if silent.is_empty() {
            continue;
        }
        let keys: Vec<String> = silent.iter().map(|party| format!("`approved.{party}`")).collect();
        let names = names(subject.charter, &silent);
        let verb = number(silent.len(), "has", "have");
        let mut draft = drafts
            .at_record(
                &change.source,
                "status",
                format!("change marked as approved, but {names} {verb} not approved it"),
            )
            .help(format!(
                "have {names} approve it, with `by:` and `date:` under {}; until then write `status: proposed`",
                series(&keys)
            ));
        if value.approved.is_given() {
            draft = draft.also_in_record(&change.source, &Place::key("approved"), "the approvals so far");
        }
        let _ = draft;
    }
}
