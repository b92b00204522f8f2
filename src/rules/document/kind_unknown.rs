use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// the header names a kind or a version that this program does not know
    "kind-unknown",
    severity: Error,
    authority: ["ours"],
    why: "a file of an unknown kind would be left out, and its votes or terms with it",
    check: Problems(ProblemKind::KindUnknown),
}
