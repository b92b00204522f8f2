//! What could go wrong.

mod naming;

use super::family;

family! {
    Risks:
    competition_uncovered,
    key_person,
    nda_late,
    nda_missing,
    regulation_unwatched,
    class_missing,
    contingency_missing,
    incomplete,
    missing,
    scenarios_unanswered,
}
