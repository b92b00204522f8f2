//! What each side acknowledged, and how agreed terms change.

mod acknowledged;
mod edited_terms;
mod people;

use super::family;

family! {
    Agreement:
    acknowledgement_missing,
    acknowledgement_suspect,
    approver_mismatch,
    author_mismatch,
    change_incomplete,
    change_not_made,
    change_path_unknown,
    characters_hidden,
    scope_extended_repeatedly,
    unapproved,
}
