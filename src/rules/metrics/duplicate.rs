use std::collections::BTreeMap;

use crate::finding::Place;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// two shared metrics share an id
    "metric-duplicate",
    severity: Error,
    nature: Defect, consequence: Adrift,
    authority: ["S1"],
    why: "a goal or a reading that names the id could mean either metric",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, metric) in subject.charter.metrics.get().into_iter().flat_map(|metrics| metrics.iter()) {
        let Some(id) = metric.id.get().map(|id| id.as_str()) else { continue };
        let Some(first) = seen.get(id) else {
            seen.insert(id, index);
            continue;
        };
        drafts
            .at_value(format!("metrics[{index}].id"), format!("metric id `{id}` used twice"))
            .also(&Place::value(format!("metrics[{first}].id")), format!("the first `{id}`"))
            .help("give this metric an id of its own, or delete it if both are the same");
    }
}
