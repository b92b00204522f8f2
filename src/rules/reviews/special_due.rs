use crate::document::records::review::ReviewKind;
use crate::finding::Place;
use crate::method::reviews::held;
use crate::method::trends::{is_beyond_tolerance, last_reading};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// something has happened that calls for a review outside the rhythm
    "special-review-due",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S0", "S1", "S2"],
    why: "what the agreement rests on has moved, and the next regular review may come too late",
    check: Partnership(check),
}

/// What a review can notice that calls for another one at once.
pub(super) const CAUSES: [(&str, &str); 3] = [
    ("sponsor-left", "a sponsor has left"),
    ("market-shifted", "the market has shifted"),
    ("regulation-changed", "the regulation has changed"),
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    missed_targets(subject, drafts);
    noticed(subject, drafts);
}

fn missed_targets(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let metrics = subject.charter.metrics.get();
    for (index, metric) in metrics.into_iter().flat_map(|metrics| metrics.iter()) {
        let Some(id) = metric.id.get() else { continue };
        let Some((record, reading)) = last_reading(subject.partnership, id.as_str(), subject.as_of) else {
            continue;
        };
        let is_missed = is_beyond_tolerance(metric, &reading) == Some(true);
        let (Some(target), Some(tolerance)) = (metric.target.get(), metric.tolerance.get()) else { continue };
        let Some(review) = subject.partnership.records.reviews.get(record) else { continue };
        if !is_missed || is_answered(subject, record) {
            continue;
        }
        drafts
            .at_record(
                &review.source,
                format!("readings.{id}"),
                format!("`{id}` stands at {reading}, and misses its target of {target} by more than the agreed {tolerance} of it"),
            )
            .help(HELP)
            .also(&Place::value(format!("metrics[{index}].target")), "the target");
    }
}

fn noticed(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (symptom, cause) in CAUSES {
        let last = held(subject.partnership, subject.as_of).rev().find_map(|(record, review)| {
            let mut symptoms = review.symptoms.get()?.iter();
            Some((record, symptoms.find(|(_, it)| it.as_str() == symptom)?.0))
        });
        let Some((record, at)) = last.filter(|(record, _)| !is_answered(subject, *record)) else { continue };
        if let Some(review) = subject.partnership.records.reviews.get(record) {
            drafts
                .at_record(
                    &review.source,
                    format!("symptoms[{at}]"),
                    format!("{cause}, and no special review has followed"),
                )
                .help(HELP);
        }
    }
}

const HELP: &str = "hold a review about it now, and record it with `kind: special` and the day in `held:`";

/// Whether the review is a special one itself, or one has been held after it.
fn is_answered(subject: &Subject<'_>, record: usize) -> bool {
    held(subject.partnership, subject.as_of)
        .any(|(at, review)| at >= record && review.kind.get() == Some(&ReviewKind::Special))
}
