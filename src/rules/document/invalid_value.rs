use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a value of the wrong kind
    "invalid-value",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a value that cannot be read does not count, and what depends on it stays unknown",
    is_fixable: true,
    check: Problems(ProblemKind::InvalidValue),
}
