use super::naming::name;
use crate::document::records::review::ReviewKind;
use crate::grammar::series;
use crate::method::reviews::held;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the last business review did not read a shared metric
    "reading-missing",
    severity: Warning, from: Operation,
    nature: Gap(Measures), consequence: Adrift,
    question: "What is the actual of each shared metric?",
    of: Review, at: "readings", example: "loans-paid at 320", concerns: All,
    authority: ["S0", "S3"],
    why: "a metric that nobody reads measures nothing",
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
    let unread: Vec<String> = metrics
        .into_iter()
        .flat_map(|metrics| metrics.values())
        .filter_map(|metric| metric.id.get())
        .filter(|id| review.readings.get().is_none_or(|readings| readings.of(id.as_str()).is_missing()))
        .map(|id| format!("`{id}`"))
        .collect();
    if unread.is_empty() {
        return;
    }
    drafts
        .at_record_key(
            &document.source,
            "readings",
            format!("{} has no reading of {}", name(review), series(&unread)),
        )
        .help(format!("write how {} stood under `readings:`", series(&unread)));
}
