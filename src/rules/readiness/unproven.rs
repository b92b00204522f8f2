use super::wording;
use crate::config::Unproven;
use crate::document::charter::checklists::Answer;
use crate::finding::Severity;
use crate::method::readiness::{ChecklistResult, ItemResult, ItemState};
use crate::rules::{Drafts, Subject, rule};
use crate::wording::lacking;

rule! {
    /// a question is answered yes without evidence: in the charter, in a document or behind a checked link
    "readiness-unproven",
    severity: Warning, from: Alignment,
    nature: Defect, consequence: Adrift,
    authority: ["S0", "S3", "ours"],
    why: "the other party cannot rely on an answer without evidence",
    sums_up: true,
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for list in &subject.assessment.readiness {
        // A word where a score belongs is a mistake of another kind.
        for item in list.items.iter().filter(|item| !item.definition.is_scored) {
            match item.state {
                ItemState::Unproven => unproven(subject, list, item, drafts),
                ItemState::Claimed => claimed(subject, list, item, drafts),
                _ => {}
            }
        }
    }
}

fn unproven(subject: &Subject<'_>, list: &ChecklistResult, item: &ItemResult, drafts: &mut Drafts<'_>) {
    let lacking = lacking::in_words(subject.charter, &item.missing);
    let write = lacking::keys(&item.missing);
    let place = wording::place(&list.definition.id, &item.definition.id);
    drafts
        .at_value(place, format!("answered yes, but {lacking}"))
        .label(label(subject))
        .help(format!("add {write}, name a document with `{{answer: yes, evidence: …}}`, or answer `no`"))
        .at_most(most(subject));
}

fn claimed(subject: &Subject<'_>, list: &ChecklistResult, item: &ItemResult, drafts: &mut Drafts<'_>) {
    let place = wording::place(&list.definition.id, &item.definition.id).key("evidence");
    let answers = subject.charter.checklists.get().and_then(|lists| lists.get(&list.definition.id)?.get());
    let answer = answers.and_then(|answers| answers.get(&item.definition.id)?.get());
    let help = answer.map(|answer| what_to_write(answer, subject)).unwrap_or_default();
    drafts
        .at_value(place, "this link has not been checked")
        .label(label(subject))
        .help(help)
        .at_most(most(subject));
}

/// What makes a link count.
fn what_to_write(answer: &Answer, subject: &Subject<'_>) -> String {
    match (answer.seen_by.get(), answer.on.get()) {
        (Some(_), Some(on)) if *on > subject.as_of => {
            format!("correct the date: `on: {on}` is after {}", subject.as_of)
        }
        (Some(person), _) => format!("add the date on which {person} opened it: `on: {}`", subject.as_of),
        (None, Some(_)) => "add who opened it: `seen_by: Dana Reyes`".to_owned(),
        (None, None) => {
            format!(
                "open it, then write who did so and when: `seen_by: Dana Reyes` and `on: {}`",
                subject.as_of
            )
        }
    }
}

fn label(subject: &Subject<'_>) -> &'static str {
    match subject.configuration.readiness.unproven {
        Unproven::No => "counts as not met",
        Unproven::Yes => "counts as met, without evidence",
    }
}

/// Where a team takes a yes at its word, it is worth knowing which ones nothing shows.
fn most(subject: &Subject<'_>) -> Severity {
    match subject.configuration.readiness.unproven {
        Unproven::No => Severity::Error,
        Unproven::Yes => Severity::Advice,
    }
}
