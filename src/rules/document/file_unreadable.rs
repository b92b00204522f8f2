use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a file could not be read as text
    "file-unreadable",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a file that was skipped in silence would pass without having been looked at",
    check: Problems(ProblemKind::FileUnreadable),
}
