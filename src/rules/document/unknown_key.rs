use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a key that the format does not have
    "unknown-key",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a term under a misspelt key counts as missing",
    is_fixable: true,
    check: Problems(ProblemKind::UnknownKey),
}
