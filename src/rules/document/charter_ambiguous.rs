use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// two charters with one id, or a record that could belong to several charters
    "charter-ambiguous",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a vote or review may count for the wrong partnership",
    check: Problems(ProblemKind::CharterAmbiguous),
}
