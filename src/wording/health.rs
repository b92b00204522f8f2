//! Reviews, scorecards, health checks and indicators in words.

use crate::document::charter::Charter;

/// What a health check asks, by the key of the answer.
#[must_use]
pub fn question(key: &str) -> &'static str {
    match key {
        "alignment" => "Do all sides want the same?",
        "governance" => "Are decisions made well and in time?",
        "value_delivery" => "Does the partnership bring what it should?",
        _ => "How do people get on?",
    }
}

/// What a scorecard looks at, by its key.
#[must_use]
pub fn dimension(key: &str) -> &'static str {
    match key {
        "trust" => "trust",
        "communication" => "communication",
        "value_delivery" => "value delivery",
        _ => "commitment",
    }
}

/// What an indicator counts, by its path in a review: `indicators.reach`, `indicators.value_received.kestrel`.
#[must_use]
pub fn indicator(charter: &Charter, path: &str) -> String {
    let of = |prefix: &str| path.strip_prefix(prefix).map(|party| charter.party_name(party));
    if let Some(party) = of("indicators.value_contributed.") {
        return format!("what {party} gave");
    }
    if let Some(party) = of("indicators.value_received.") {
        return format!("what {party} got");
    }
    match path.trim_start_matches("indicators.") {
        "meetings_held" => "meetings held",
        "resolution_days" => "days until an issue is settled",
        "pipeline" => "joint deals in sight",
        "reach" => "people reached together",
        "satisfaction" => "satisfaction of the partners' people",
        "adoption" => "use by customers",
        other => other,
    }
    .to_owned()
}
