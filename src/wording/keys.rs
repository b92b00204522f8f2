//! What people call the keys of a charter.

use super::sections::section;
use crate::grammar::{capitalised, spaced};

/// A key as people say it: `Right of first refusal`, `IP`.
#[must_use]
pub fn spoken(key: &str) -> String {
    match key {
        "ip" | "nda" | "intent" | "canvas" | "model" | "conflict" => capitalised(&section(key)),
        "vat" => "VAT".to_owned(),
        // Words that are short for whoever types them.
        "failed_ma_integration" => "Failed merger integration".to_owned(),
        "exit_need" => "Need for a clean exit".to_owned(),
        "cadence" => "Frequency".to_owned(),
        "horizon" => "Payback horizon".to_owned(),
        "incentives" => "Sales incentives".to_owned(),
        "minimums" => "Minimum commitments".to_owned(),
        "intangibles" => "Intangible benefits".to_owned(),
        "conditions" => "Exit triggers".to_owned(),
        "deciders" => "Decision-makers".to_owned(),
        "within" => "Time limit".to_owned(),
        "included" => "In scope".to_owned(),
        "excluded" => "Out of scope".to_owned(),
        "success_means" => "What success means".to_owned(),
        "constraints" => "Constraints".to_owned(),
        "go_no_go" => "Criteria to go on".to_owned(),
        "background_complete" => "Background IP listed in full".to_owned(),
        "copied" => "Always copied in".to_owned(),
        "others" => "The other parties".to_owned(),
        "scenarios" => "What if".to_owned(),
        _ => capitalised(&spaced(key)),
    }
}
