use crate::document::scalar::{Money, Quantity, Scalar as _};
use crate::finding::Place;
use crate::rules::metrics::called;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the target of a metric has a different unit
    "metric-unit-mismatch",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Adrift,
    authority: ["S1", "ours"],
    why: "a target in another unit cannot be compared with a reading",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    for (index, metric) in subject.charter.metrics.get().into_iter().flat_map(|metrics| metrics.iter()) {
        let (Some(unit), Some(target)) = (metric.unit.get(), metric.target.get()) else { continue };
        if fits(unit.as_str(), target) {
            continue;
        }
        drafts
            .at_value(
                format!("metrics[{index}].target"),
                format!("metric {} is in {unit}, but its target is {target}", called(metric, index)),
            )
            .also(&Place::value(format!("metrics[{index}].unit")), "the unit")
            .help(format!("agree on one unit: write the target in {unit}, or correct `unit`"));
    }
}

/// A plain number is in whatever unit the metric has, and a unit in words may go with any target: only a currency and
/// percent are sure to exclude others.
fn fits(unit: &str, target: &Quantity) -> bool {
    let is_percent = || matches!(unit.to_lowercase().as_str(), "%" | "percent" | "per cent");
    let currency = || Money::parse(&format!("1 {unit}")).ok().map(|money| money.currency());
    match target {
        Quantity::Number(_) => true,
        Quantity::Money(money) => {
            !is_percent() && currency().is_none_or(|currency| currency == money.currency())
        }
        // "%" is no currency, and needs no closer look.
        Quantity::Percent(_) => is_percent() || currency().is_none(),
    }
}
