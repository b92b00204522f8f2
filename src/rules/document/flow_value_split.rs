use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a comma has split a value in braces in two
    "flow-value-split",
    severity: Error,
    authority: ["YAML 1.2", "ours"],
    why: "the part behind the comma is read as a key of its own, so half of a term is lost",
    check: Problems(ProblemKind::FlowValueSplit),
}
