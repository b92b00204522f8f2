use crate::document::Field;
use crate::document::charter::metrics::Metric;
use crate::grammar::{alternatives, series};
use crate::rules::metrics::called;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a shared metric has no definition, unit, target, direction or owner
    "metric-incomplete",
    severity: Warning, from: Negotiation,
    nature: Gap(Measures), consequence: Adrift,
    question: "What exactly is counted?",
    at: "metrics[].definition", example: "paid out and not cancelled", concerns: All,
    question: "In which unit?",
    at: "metrics[].unit", example: "loans", concerns: All,
    question: "What is the target?",
    at: "metrics[].target", example: "400", concerns: All,
    question: "Is more or less of it better?",
    at: "metrics[].direction", example: "up", concerns: All,
    question: "Who is responsible for the metric?",
    at: "metrics[].owner", example: "Li Wen", concerns: All,
    authority: ["S3", "S4"],
    why: "a metric that each party counts its own way settles no question between them",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (index, metric) in subject.charter.metrics.get().into_iter().flat_map(|metrics| metrics.iter()) {
        let lacking = lacking(metric);
        if lacking.is_empty() {
            continue;
        }
        let what: Vec<&str> = lacking.iter().map(|(what, _)| what.as_str()).collect();
        let write: Vec<&str> = lacking.iter().map(|(_, write)| *write).collect();
        drafts
            .at_value(
                format!("metrics[{index}].id"),
                format!("no {} for metric {}", alternatives(&what), called(metric, index)),
            )
            .help(format!("agree and write {}", series(&write)));
    }
}

/// What the metric lacks, each with what to write.
fn lacking(metric: &Metric) -> Vec<(String, &'static str)> {
    let mut lacking = Vec::new();
    note(
        &mut lacking,
        &metric.definition,
        "definition",
        "`definition:` (what exactly is counted, and what is not)",
    );
    note(&mut lacking, &metric.unit, "unit", "`unit:` (such as `loans`, `GBP` or `percent`)");
    note(&mut lacking, &metric.target, "target", "`target:` (the value to reach, such as `400`)");
    // Without it no reading can miss the target.
    if metric.target.is_given() {
        note(
            &mut lacking,
            &metric.direction,
            "direction",
            "`direction:` (`up`, or `down` where less is better)",
        );
    }
    note(&mut lacking, &metric.owner, "owner", "`owner:` (the person who reports it)");
    lacking
}

fn note<T>(lacking: &mut Vec<(String, &'static str)>, field: &Field<T>, what: &str, write: &'static str) {
    match field {
        Field::Missing => lacking.push((what.to_owned(), write)),
        Field::Open => lacking.push((format!("{what} (undecided)"), write)),
        Field::Invalid | Field::Given(_) => {}
    }
}
