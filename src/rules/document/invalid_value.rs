use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a value that is not of the kind that belongs there
    "invalid-value",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a value that cannot be read counts for nothing: whatever is worked out from it stays open",
    is_fixable: true,
    check: Problems(ProblemKind::InvalidValue),
}
