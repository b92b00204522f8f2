use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a file with a charter's name does not say in its first key what it is
    "header-missing",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "the first key says to people and programs alike what a file is and which version of the format it follows",
    is_fixable: true,
    check: Problems(ProblemKind::HeaderMissing),
}
