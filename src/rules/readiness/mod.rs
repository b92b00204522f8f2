//! Checklists and their verdicts.

mod verdict;
mod wording;

pub use verdict::waiver;

use super::family;

family! {
    Readiness:
    answer_kind,
    answer_outdated,
    question_unknown,
    list_unknown,
    reason_missing,
    evidence_missing,
    fit_reconsider,
    not_applicable_too_many,
    own_list_failed,
    paused,
    unproven,
}
