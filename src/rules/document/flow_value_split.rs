use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a comma has split a value in braces
    "flow-value-split",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["YAML 1.2", "ours"],
    why: "the part after the comma is read as a separate key, so half of a term is lost",
    is_fixable: true,
    check: Problems(ProblemKind::FlowValueSplit),
}
