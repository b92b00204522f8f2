use super::naming::name;
use crate::document::records::review::ReviewKind;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};
use crate::wording::parties::names;

rule! {
    /// a review was held without one of the parties
    "review-one-sided",
    severity: Warning, from: Launch,
    nature: Defect, consequence: Adrift,
    authority: ["S0", "S4"],
    why: "the absent party need not accept what the others concluded",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut seen: Vec<ReviewKind> = Vec::new();
    for (record, review) in held(subject.partnership, subject.as_of).rev() {
        // Of each kind the last one is looked at: the ones before cannot be held again.
        let Some(kind) = review.kind.get().filter(|kind| !seen.contains(kind)) else { continue };
        seen.push(*kind);
        let (Some(attended), Some(document)) =
            (review.attended.get(), subject.partnership.records.reviews.get(record))
        else {
            continue;
        };
        let absent: Vec<&str> = subject
            .parties()
            .into_iter()
            .filter(|party| {
                let people = attended.of(party);
                people.is_missing() || people.get().is_some_and(|people| people.is_empty())
            })
            .collect();
        if absent.is_empty() || absent.len() == subject.parties().len() {
            continue;
        }
        let names = names(subject.charter, &absent);
        drafts
            .at_record_key(&document.source, "attended", format!("{} held without {names}", name(review)))
            .help(format!(
                "hold it again together; if they did attend, write who under `attended.{}`",
                absent[0]
            ));
    }
}
