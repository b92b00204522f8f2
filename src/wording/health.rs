//! Reviews, scorecards, health checks and indicators in words.

use crate::document::charter::Charter;

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
