//! What the parties want together and each on its own.

use super::family;
use crate::document::scalar::Text;
use crate::document::{Field, NoneOr};

family! {
    Canvas:
    missing,
    party_absent,
    uncompleted,
    unmapped,
    effort_gap,
    exclusivity_mismatch,
    exclusivity_undiscussed,
    goal_mismatch,
    goals_missing,
    goals_unmeasured,
    horizon_mismatch,
    incentives_misaligned,
    incentives_missing,
    non_negotiables_conflict,
    non_negotiables_missing,
    success_means_missing,
    value_proposition_missing,
    vision_missing,
}

/// The exclusivity that is expected or granted; nothing where it is none, in whatever words, or not said.
fn wanted(field: &Field<NoneOr<Text>>) -> Option<&Text> {
    let extent = field.get()?.value()?;
    let word = extent.as_str().to_lowercase();
    let is_none =
        matches!(word.as_str(), "false" | "nothing" | "no exclusivity" | "non-exclusive" | "not exclusive");
    (!is_none).then_some(extent)
}
