use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a charter without a name, a stage or two parties
    "key-missing",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "without them it is unclear whose partnership this is and what is due",
    check: Problems(ProblemKind::KeyMissing),
}
