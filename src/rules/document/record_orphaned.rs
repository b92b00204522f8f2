use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a record belongs to no charter
    "record-orphaned",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a vote or review that belongs to no charter is not counted",
    is_fixable: true,
    check: Problems(ProblemKind::RecordOrphaned),
}
