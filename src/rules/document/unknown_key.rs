use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a key that the format does not have
    "unknown-key",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a misspelt key is read by nobody, so what stands under it counts as not written",
    is_fixable: true,
    check: Problems(ProblemKind::UnknownKey),
}
