use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// the header names a kind or a version that this program does not know
    "kind-unknown",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a file of an unknown kind would be left out, and its votes or terms with it",
    is_fixable: true,
    check: Problems(ProblemKind::KindUnknown),
}
