//! Who owns what was brought and what is made together.

mod background_missing;
mod exclusive_unpaid;
mod exploitation_missing;
mod foreground_missing;
mod licence_length_missing;
mod licence_vague;
mod licences;
mod missing;
mod sublicensing_undecided;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &background_missing::RULE,
    &exclusive_unpaid::RULE,
    &exploitation_missing::RULE,
    &foreground_missing::RULE,
    &licence_length_missing::RULE,
    &licence_vague::RULE,
    &missing::RULE,
    &sublicensing_undecided::RULE,
];
