use super::naming::name;
use crate::document::records::review::ReviewKind;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a value review ended without an action or anything dropped
    "value-loop-fruitless",
    severity: Advice, from: Operation,
    nature: Defect, consequence: Untidy,
    authority: ["S0"],
    why: "the parties go on paying for activities that bring no value",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut loops = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::ValueLoop));
    let Some((record, review)) = loops.next_back() else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    if review.actions.is_missing() && review.retired.is_missing() {
        let message = format!("no action and nothing dropped in the {}", name(review));
        drafts
            .at_record_key(&document.source, "actions", message)
            .help("agree what to change and what to stop, and list it under `actions:` and `retired:`");
    }
}
