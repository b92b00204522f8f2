use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a file that cannot be read as text
    "file-unreadable",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "terms or votes in the file would be missing from the result, unnoticed",
    check: Problems(ProblemKind::FileUnreadable),
}
