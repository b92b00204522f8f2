use super::naming::{metric_name, name};
use crate::document::records::review::ReviewKind;
use crate::grammar::series;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the last business review has no actual figure for a shared metric
    "reading-missing",
    severity: Warning, from: Operation,
    nature: Gap(Measures), consequence: Adrift,
    question: "What is the actual of each shared metric?",
    of: Review, at: "readings", example: "loans-paid at 320", concerns: All,
    authority: ["S0", "S3"],
    why: "without a figure each quarter the parties cannot see a trend, or agree on it later",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut business = held(subject.partnership, subject.as_of)
        .filter(|(_, review)| review.kind.get() == Some(&ReviewKind::Business));
    let Some((record, review)) = business.next_back() else { return };
    let Some(document) = subject.partnership.records.reviews.get(record) else { return };
    if review.readings.is_invalid() {
        return;
    }
    let metrics = subject.charter.metrics.get();
    let unread: Vec<&str> = metrics
        .into_iter()
        .flat_map(|metrics| metrics.values())
        .filter_map(|metric| metric.id.get())
        .filter(|id| review.readings.get().is_none_or(|readings| readings.of(id.as_str()).is_missing()))
        .map(|id| id.as_str())
        .collect();
    if unread.is_empty() {
        return;
    }
    let names: Vec<&str> = unread.iter().map(|id| metric_name(subject.charter, id).unwrap_or(id)).collect();
    let keys: Vec<String> = unread.iter().map(|id| format!("`{id}`")).collect();
    drafts
        .at_record_key(
            &document.source,
            "readings",
            format!("no actual figure for {} in the {}", series(&names), name(review)),
        )
        .help(format!("ask the owner, and write {} under `readings:`", series(&keys)));
}
