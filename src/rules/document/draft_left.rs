use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a run was killed while it wrote, and its draft is still there
    "draft-left",
    severity: Warning,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "a vote or an answer that somebody believes to be recorded may stand in the draft alone",
    check: Problems(ProblemKind::DraftLeft),
}
