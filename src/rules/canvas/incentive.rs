//! What an entry of the incentives says.

use crate::document::charter::Charter;

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
pub(super) fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn has_any(text: &str, phrases: &[&str]) -> bool {
    let padded = format!(" {} ", folded(text));
    phrases.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
}

/// Whether it is a goal that the parties share, by its words or because it is one of the shared metrics.
pub(super) fn is_shared(charter: &Charter, entry: &str) -> bool {
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
pub(super) fn is_volume(entry: &str) -> bool {
    has_any(entry, &VOLUME)
}

/// Whether it says that nobody sells.
pub(super) fn is_no_sales(entry: &str) -> bool {
    let entry = folded(entry);
    matches!(entry.as_str(), "none" | "no" | "nothing" | "n a") || entry.starts_with("no sales")
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
