use crate::document::charter::metrics::{Direction, Metric};
use crate::document::records::review::ReviewKind;
use crate::document::scalar::{Id, Quantity};
use crate::finding::{Place, Severity};
use crate::method::reviews::held;
use crate::method::targets::{due, expected, part};
use crate::method::trends::{is_beyond_tolerance, is_short, last_readings};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// an event calls for a special review, outside the calendar
    "special-review-due",
    severity: Warning, from: Launch,
    nature: Due, consequence: Acting,
    authority: ["S0", "S1", "S2"],
    why: "the assumptions behind the agreement have changed, and the next regular review may come too late",
    check: Partnership(check),
}

/// What a review can notice that calls for another one at once.
pub(super) const CAUSES: [(&str, &str); 3] = [
    ("sponsor-left", "a sponsor left"),
    ("market-shifted", "the market shifted"),
    ("regulation-changed", "regulation changed"),
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    missed_targets(subject, drafts);
    noticed(subject, drafts);
}

fn missed_targets(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let metrics = subject.charter.metrics.get();
    let ids = metrics.into_iter().flat_map(|metrics| metrics.values()).filter_map(|metric| metric.id.get());
    let last = last_readings(subject.partnership, ids.map(Id::as_str), subject.as_of);
    for (index, metric) in metrics.into_iter().flat_map(|metrics| metrics.iter()) {
        let Some(id) = metric.id.get() else { continue };
        let Some((record, reading)) = last.get(id.as_str()).copied() else { continue };
        let Some(review) = subject.partnership.records.reviews.get(record) else { continue };
        let part = part(subject.charter, metric, &review.value);
        let Some((part, target)) = part.zip(metric.target.get()) else { continue };
        let tolerance = metric.tolerance.get();
        let is_missed = match tolerance {
            Some(_) => is_beyond_tolerance(metric, &reading, part),
            None => is_short(metric, &reading, part).filter(|_| is_comparable(subject, metric)),
        };
        if is_missed != Some(true) || is_answered(subject, record) {
            continue;
        }
        let name = metric.name.get().map_or(id.as_str(), |name| name.as_str());
        let by = if metric.direction.get() == Some(&Direction::Down) { "above" } else { "below" };
        let now = expected(subject.partnership, metric, record, subject.as_of);
        let message = match (now, tolerance) {
            (Some(now), Some(tolerance)) => format!(
                "{name} is {reading:#}, {by} the {now:#} due by now (target {target:#}, tolerance {tolerance})"
            ),
            (Some(now), None) => format!(
                "{name} is {reading:#}, {by} the {now:#} due by now (target {target:#}), with no tolerance agreed"
            ),
            (None, Some(tolerance)) => format!(
                "{name} is {reading:#}, {by} its target of {target:#} by more than the {tolerance} tolerance"
            ),
            (None, None) => {
                format!("{name} is {reading:#}, {by} its target of {target:#}, with no tolerance agreed")
            }
        };
        let draft = drafts
            .at_record(&review.source, format!("readings.{id}"), message)
            .also(&Place::value(format!("metrics[{index}].target")), "target");
        match tolerance {
            Some(_) => draft.help(HELP),
            None => draft.at_most(Severity::Advice).help(format!(
                "discuss the reason, and agree how far off is too far, such as `tolerance: 10%` in `metrics[{index}]`"
            )),
        };
    }
}

/// Whether a reading can be held against the target though no tolerance is agreed: there is a day or a period, or it is a level that is
/// to be kept. What only adds up may still be on its way.
fn is_comparable(subject: &Subject<'_>, metric: &Metric) -> bool {
    let is_level = matches!(metric.target.get(), Some(Quantity::Percent(_)))
        || metric.direction.get() == Some(&Direction::Down);
    !metric.tolerance.is_invalid()
        && (is_level || metric.per.is_given() || due(subject.charter, metric).is_some())
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
                    format!("no special review since {cause}"),
                )
                .help(HELP);
        }
    }
}

const HELP: &str = "hold a review on it now, and record it with `kind: special` and the date in `held:`";

/// Whether the review is a special one itself, or one has been held after it.
fn is_answered(subject: &Subject<'_>, record: usize) -> bool {
    held(subject.partnership, subject.as_of)
        .any(|(at, review)| at >= record && review.kind.get() == Some(&ReviewKind::Special))
}
