use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a comma has split a value in braces in two
    "flow-value-split",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["YAML 1.2", "ours"],
    why: "the part behind the comma is read as a key of its own, so half of a term is lost",
    is_fixable: true,
    check: Problems(ProblemKind::FlowValueSplit),
}
