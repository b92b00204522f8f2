//! Who can block and who can be outvoted, in words.

use crate::document::charter::Charter;
use crate::method::voting::Power;
use crate::wording::parties::names;

/// `Alder can block; Birch and Cedar can be outvoted`, `Alder decides alone`.
#[must_use]
pub fn power(charter: &Charter, power: &Power) -> String {
    let of = |ids: &[String]| names(charter, &ids.iter().map(String::as_str).collect::<Vec<_>>());
    let mut said = Vec::new();
    if !power.alone.is_empty() {
        said.push(format!("{} decides alone", of(&power.alone)));
    } else if !power.can_block.is_empty() {
        said.push(format!("{} can block", of(&power.can_block)));
    }
    if !power.can_be_outvoted.is_empty() {
        said.push(format!("{} can be outvoted", of(&power.can_be_outvoted)));
    }
    if !power.can_stay_away.is_empty() {
        said.push(format!("no quorum without {}", of(&power.can_stay_away)));
    }
    said.join("; ")
}
