//! What each side acknowledged, and how agreed terms change.

mod acknowledged;
mod acknowledgement_missing;
mod acknowledgement_suspect;
mod approver_mismatch;
mod author_mismatch;
mod change_incomplete;
mod change_not_made;
mod change_path_unknown;
mod edited_terms;
mod people;
mod unapproved;

use super::Rule;

/// The rules of this family.
pub const RULES: &[&Rule] = &[
    &acknowledgement_missing::RULE,
    &acknowledgement_suspect::RULE,
    &approver_mismatch::RULE,
    &author_mismatch::RULE,
    &change_incomplete::RULE,
    &change_not_made::RULE,
    &change_path_unknown::RULE,
    &unapproved::RULE,
];
