//! What the sales people of each party are paid on, and whether that rewards what helps all [S0, S3].

use crate::document::charter::Charter;
use crate::document::scalar::Text;
use crate::document::{List, spaced, speaks_of};

/// Words of goals that one side cannot reach without the other.
const SHARED: [&str; 9] = [
    "joint",
    "jointly",
    "shared",
    "partnership",
    "alliance",
    "customer satisfaction",
    "partner satisfaction",
    "csat",
    "nps",
];

/// Words of mere quantity.
const VOLUME: [&str; 7] = ["volume", "volumes", "units", "quantity", "quota", "quotas", "number of"];

/// The text as its words in lower case, one space between them.
pub(crate) fn folded(text: &str) -> String {
    spaced(&text.to_lowercase()).trim().to_owned()
}

fn has_any(text: &str, phrases: &[&str]) -> bool {
    speaks_of(&spaced(&text.to_lowercase()), phrases)
}

/// Whether it is a goal that the parties share, by its words or because it is one of the shared metrics.
pub(crate) fn is_shared(charter: &Charter, entry: &str) -> bool {
    let is_metric = || {
        charter.metrics.get().into_iter().flat_map(|metrics| metrics.values()).any(|metric| {
            let id = metric.id.get().map(|id| id.as_str());
            let name = metric.name.get().map(|name| name.as_str());
            [id, name].into_iter().flatten().any(|called| folded(called) == folded(entry))
        })
    };
    has_any(entry, &SHARED) || is_metric()
}

/// Whether it speaks of volume.
fn is_volume(entry: &str) -> bool {
    has_any(entry, &VOLUME)
}

/// Whether it says that nobody sells.
fn is_no_sales(entry: &str) -> bool {
    let entry = folded(entry);
    matches!(entry.as_str(), "none" | "no" | "nothing" | "n a") || entry.starts_with("no sales")
}

/// What they are paid on; nothing where it is not said, could not be read, or nobody sells.
pub(crate) fn entries(list: &List<Text>) -> Option<Vec<&str>> {
    let entries: Vec<&str> = list.values().map(Text::as_str).collect();
    let is_unclear = list.0.iter().any(|entry| entry.is_invalid());
    let is_nobody = entries.iter().all(|entry| is_no_sales(entry));
    (!is_unclear && !is_nobody).then_some(entries)
}

/// Whether they reward volume and nothing that the parties share.
pub(crate) fn is_volume_alone(charter: &Charter, entries: &[&str]) -> bool {
    entries.iter().all(|entry| is_volume(entry) && !is_shared(charter, entry))
}

/// The parties whose sales people are paid for volume alone, in the order of the charter.
pub(crate) fn paid_for_volume(charter: &Charter) -> Vec<&str> {
    let Some(incentives) = charter.canvas.get().and_then(|canvas| canvas.incentives.get()) else {
        return Vec::new();
    };
    let is_paid_so = |party: &&str| {
        let own = incentives.of(party).value().and_then(entries);
        own.is_some_and(|own| is_volume_alone(charter, &own))
    };
    charter.party_ids().into_iter().filter(is_paid_so).collect()
}

/// Whether every party has sales people of whom it is said that a shared goal is rewarded.
pub(crate) fn all_share_a_goal(charter: &Charter) -> bool {
    let Some(incentives) = charter.canvas.get().and_then(|canvas| canvas.incentives.get()) else {
        return false;
    };
    let shares = |party: &&str| {
        let own = incentives.of(party).value().and_then(entries);
        own.is_some_and(|own| own.iter().any(|entry| is_shared(charter, entry)))
    };
    let parties = charter.party_ids();
    !parties.is_empty() && parties.iter().all(shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_words() {
        assert!(has_any("Joint revenue", &SHARED));
        assert!(has_any("customer-satisfaction score", &SHARED));
        assert!(!has_any("market share", &SHARED));
        assert!(!has_any("jointed parts", &SHARED));
        assert!(is_volume("Number of loans"));
        assert!(!is_volume("business unit profit"));
        assert!(is_no_sales("No sales people"));
        assert!(!is_no_sales("net sales"));
    }
}
