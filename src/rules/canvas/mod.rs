//! What the parties want together and each on its own.

mod counted;
mod effort_gap;
mod exclusivity_mismatch;
mod exclusivity_undiscussed;
pub(super) mod gap;
mod goal_mismatch;
mod goals_missing;
mod goals_unmeasured;
mod horizon_mismatch;
mod incentive;
mod incentives_misaligned;
mod incentives_missing;
mod missing;
mod non_negotiables_missing;
mod party_absent;
mod success_means_missing;
mod uncompleted;
mod unmapped;
mod value_proposition_missing;
mod vision_missing;

use super::Rule;
use crate::document::scalar::Text;
use crate::document::{Field, NoneOr};

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &missing::RULE,
    &party_absent::RULE,
    &uncompleted::RULE,
    &unmapped::RULE,
    &effort_gap::RULE,
    &exclusivity_mismatch::RULE,
    &exclusivity_undiscussed::RULE,
    &goal_mismatch::RULE,
    &goals_missing::RULE,
    &goals_unmeasured::RULE,
    &horizon_mismatch::RULE,
    &incentives_misaligned::RULE,
    &incentives_missing::RULE,
    &non_negotiables_missing::RULE,
    &success_means_missing::RULE,
    &value_proposition_missing::RULE,
    &vision_missing::RULE,
];

/// The exclusivity that is expected or granted; nothing where it is none, in whatever words, or not said.
fn wanted(field: &Field<NoneOr<Text>>) -> Option<&Text> {
    let extent = field.get()?.value()?;
    let word = extent.as_str().to_lowercase();
    let is_none =
        matches!(word.as_str(), "false" | "nothing" | "no exclusivity" | "non-exclusive" | "not exclusive");
    (!is_none).then_some(extent)
}
