use crate::document::charter::growth::GrowthKind;
use crate::document::charter::metrics::Metric;
use crate::document::records::review::{Review, ReviewKind};
use crate::document::scalar::Text;
use crate::grammar::series;
use crate::method::reviews::held;
use crate::rules::growth::motions::motions;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// co-marketing runs without a measure of reach or leads
    "co-marketing-unmeasured",
    severity: Advice, from: Operation,
    nature: Gap(Marketing), consequence: Adrift,
    question: "How many people did the joint marketing reach?",
    of: Review, at: "indicators.reach", example: "12000", concerns: All,
    question: "How many leads did it bring?",
    of: Review, at: "indicators.leads", example: "40", concerns: All,
    authority: ["S3"],
    why: "a campaign without figures is repeated whether or not it works",
    check: Partnership(check),
}

/// How words begin that name what joint marketing brings, in the names and definitions of metrics.
const MEASURES: &[&str] = &[
    "lead",
    "click",
    "impression",
    "view",
    "reach",
    "visit",
    "attend",
    "sign-up",
    "signup",
    "registration",
    "subscri",
    "download",
    "enquir",
    "inquir",
    "campaign",
    "marketing",
    "audience",
    "follower",
];

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let motions = motions(subject, GrowthKind::CoMarketing);
    let Some(first) = motions.first() else { return };
    let reviews: Vec<&Review> = held(subject.partnership, subject.as_of).map(|(_, review)| review).collect();
    // Until the first review of figures nobody knows what the parties will count.
    let has_begun = reviews.iter().any(|review| review.kind.get() == Some(&ReviewKind::Business));
    if !has_begun || reviews.into_iter().any(counts) || is_measured(subject) {
        return;
    }
    let names: Vec<&str> = motions.iter().map(|motion| motion.name.as_str()).collect();
    drafts
        .at_value(
            first.path.as_str(),
            format!(
                "no measure of reach or leads in metrics or reviews for {}",
                series(&names)
            ),
        )
        .help("agree what to count, and write `reach:` and `leads:` under `indicators` in the next business review, or add a metric such as `id: qualified-leads`");
}

/// Whether a review counts what joint marketing brings.
fn counts(review: &Review) -> bool {
    let indicators = &review.indicators;
    indicators.is_invalid()
        || indicators.get().is_some_and(|it| !it.reach.is_missing() || !it.leads.is_missing())
}

/// Whether a shared metric sounds like it; one that cannot be read may.
fn is_measured(subject: &Subject<'_>) -> bool {
    let metrics = &subject.charter.metrics;
    let sounds_like_it = |metric: &Metric| {
        let texts =
            [&metric.name, &metric.unit, &metric.definition].into_iter().filter_map(|text| text.get());
        let words: Vec<&str> = texts.map(Text::as_str).chain(metric.id.get().map(|id| id.as_str())).collect();
        let words = words.join(" ").to_lowercase();
        words
            .split(|sign: char| !sign.is_alphanumeric())
            .any(|word| MEASURES.iter().any(|measure| word.starts_with(measure)))
    };
    metrics.is_invalid()
        || metrics.get().is_some_and(|metrics| {
            metrics.0.iter().any(|it| it.is_invalid() || it.get().is_some_and(sounds_like_it))
        })
}
