use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a header with an unknown kind or version
    "kind-unknown",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "the file would be left out, and its votes or terms with it",
    is_fixable: true,
    check: Problems(ProblemKind::KindUnknown),
}
