use super::naming::name;
use crate::document::records::review::ReviewKind;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a value review ended with neither an action nor something retired
    "value-loop-fruitless",
    severity: Advice, from: Operation,
    nature: Defect, consequence: Untidy,
    authority: ["S0"],
    why: "a loop that changes nothing is a status meeting under another name",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut loops = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::ValueLoop));
    let Some((record, review)) = loops.next_back() else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    if review.actions.is_missing() && review.retired.is_missing() {
        let message = format!("{} ended with neither an action nor something retired", name(review));
        drafts
            .at_record_key(&document.source, "actions", message)
            .help("list under `actions:` what is to change, and under `retired:` what is no longer done");
    }
}
