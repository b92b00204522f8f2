use super::special_due::CAUSES;
use crate::document::records::review::{Review, ReviewKind};
use crate::finding::Place;
use crate::grammar::series;
use crate::method::reviews::held;
use crate::method::symptoms::latest;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// symptoms were noted in a review without any action
    "symptom-unanswered",
    severity: Warning, from: Launch,
    nature: Due, consequence: Adrift,
    authority: ["S1", "S2", "ours"],
    why: "each party concludes that the other has stopped trying, and early problems become expensive",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let noted = latest(subject.partnership, subject.as_of);
    // Those that call for a special review have a rule of their own.
    let open: Vec<_> = noted
        .into_iter()
        .filter(|it| CAUSES.iter().all(|(cause, _)| *cause != it.symptom))
        .filter(|it| !is_answered(subject, it.record))
        .collect();
    let Some(last) = open.iter().max_by_key(|it| it.record) else { return };
    let Some(review) = subject.partnership.records.reviews.get(last.record) else { return };
    let named: Vec<String> = open.iter().map(|it| format!("`{}`", it.symptom)).collect();
    let mut draft = drafts
        .at_record(
            &review.source,
            format!("symptoms[{}]", last.index),
            format!("no action on the symptoms noted: {}", series(&named)),
        )
        .help("agree who does what about it by when and write it under `actions:`, or hold a review with `kind: special`");
    for other in open.iter().filter(|it| (it.record, it.index) != (last.record, last.index)) {
        if let Some(review) = subject.partnership.records.reviews.get(other.record) {
            let place = Place::value(format!("symptoms[{}]", other.index));
            draft = draft.also_in_record(&review.source, &place, format!("`{}`", other.symptom));
        }
    }
}

/// Whether the review itself, or one after it, took on an action, or a special review followed.
fn is_answered(subject: &Subject<'_>, record: usize) -> bool {
    held(subject.partnership, subject.as_of).filter(|(at, _)| *at >= record).any(|(at, review)| {
        has_actions(review) || (at > record && review.kind.get() == Some(&ReviewKind::Special))
    })
}

fn has_actions(review: &Review) -> bool {
    review.actions.is_invalid() || review.actions.get().is_some_and(|actions| !actions.is_empty())
}
