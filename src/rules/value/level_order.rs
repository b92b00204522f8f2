use std::cmp::Ordering;

use crate::document::charter::value::Level;
use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a level of the partner programme asks for no more, or gives less, than the one below it
    "level-order",
    severity: Warning, from: Negotiation,
    nature: Defect, consequence: Untidy,
    authority: ["contract practice"],
    why: "a party that grows would lose what the lower level gave it, or argue about which level holds",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let levels: Vec<(usize, &Level)> = subject.charter.levels().collect();
    for pair in levels.windows(2) {
        let [(below, lower), (index, level)] = pair else { continue };
        let (name, other) = (name(*index, level), name(*below, lower));
        let is_same_metric = lower.metric.get() == level.metric.get();
        let thresholds = lower.at_least.get().zip(level.at_least.get()).filter(|_| is_same_metric);
        let asks = thresholds.and_then(|(low, high)| Some((high.checked_cmp(low)?, low, high)));
        if let Some((order, low, high)) = asks.filter(|(order, ..)| *order != Ordering::Greater) {
            let said = if order == Ordering::Equal { "the same as" } else { "less than" };
            drafts
                .at_value(
                    format!("value.levels[{index}].at_least"),
                    format!("level {name} asks for {said} level {other} below it"),
                )
                .label(format!("{high} after {low}"))
                .help("correct the threshold, or list the levels from the lowest up")
                .also(&Place::value(format!("value.levels[{below}].at_least")), format!("level {other}"));
        }
        let is_same_base = lower.of.get() == level.of.get();
        let rates = lower.rate.get().zip(level.rate.get()).filter(|_| is_same_base);
        if let Some((low, high)) = rates.filter(|(low, high)| high < low) {
            drafts
                .at_value(
                    format!("value.levels[{index}].rate"),
                    format!("level {name} gives {high}, less than level {other} below it"),
                )
                .label(format!("{low} below it"))
                .help("correct the rate, or list the levels from the lowest up")
                .also(&Place::value(format!("value.levels[{below}].rate")), format!("level {other}"));
        }
    }
}

fn name(index: usize, level: &Level) -> String {
    level.name.get().map_or_else(|| (index + 1).to_string(), ToString::to_string)
}
