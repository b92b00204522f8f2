//! Reviews, scorecards, health checks and indicators in words.

use crate::document::charter::Charter;

/// What an indicator counts, by its path in a review: `indicators.reach`, `indicators.value_received.kestrel`.
#[must_use]
pub fn indicator(charter: &Charter, path: &str) -> String {
    let of = |prefix: &str| path.strip_prefix(prefix).map(|party| charter.party_name(party));
    if let Some(party) = of("indicators.value_contributed.") {
        return format!("value contributed by {party}");
    }
    if let Some(party) = of("indicators.value_received.") {
        return format!("value received by {party}");
    }
    match path.trim_start_matches("indicators.") {
        "meetings_held" => "meetings held",
        "resolution_days" => "days to resolve an issue",
        "pipeline" => "joint pipeline",
        "reach" => "joint reach",
        "satisfaction" => "staff satisfaction",
        "adoption" => "customer adoption",
        other => other,
    }
    .to_owned()
}
