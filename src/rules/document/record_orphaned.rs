use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a record that belongs to no charter
    "record-orphaned",
    severity: Error,
    authority: ["ours"],
    why: "a vote or a review that belongs to nothing is not counted",
    check: Problems(ProblemKind::RecordOrphaned),
}
