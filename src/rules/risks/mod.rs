//! What could go wrong.

mod class_missing;
mod competition_uncovered;
mod contingency_missing;
mod incomplete;
mod key_person;
mod missing;
mod naming;
mod nda_late;
mod nda_missing;
mod regulation_unwatched;
mod scenarios_unanswered;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &competition_uncovered::RULE,
    &key_person::RULE,
    &nda_late::RULE,
    &nda_missing::RULE,
    &regulation_unwatched::RULE,
    &class_missing::RULE,
    &contingency_missing::RULE,
    &incomplete::RULE,
    &missing::RULE,
    &scenarios_unanswered::RULE,
];
