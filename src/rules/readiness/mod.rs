//! Checklists and their verdicts.

mod answer_kind;
mod answer_outdated;
mod evidence_missing;
mod fit_reconsider;
mod list_unknown;
mod not_applicable_too_many;
mod own_list_failed;
mod paused;
mod question_unknown;
mod reason_missing;
mod unproven;
mod wording;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &answer_kind::RULE,
    &answer_outdated::RULE,
    &question_unknown::RULE,
    &list_unknown::RULE,
    &reason_missing::RULE,
    &evidence_missing::RULE,
    &fit_reconsider::RULE,
    &not_applicable_too_many::RULE,
    &own_list_failed::RULE,
    &paused::RULE,
    &unproven::RULE,
];
