use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a draft left by an interrupted run
    "draft-left",
    severity: Warning,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "a vote or an answer may exist only in the draft",
    check: Problems(ProblemKind::DraftLeft),
}
