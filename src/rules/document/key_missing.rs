use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a charter without its name, its stage or two parties
    "key-missing",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "without its name, its stage and its parties nobody can tell what a charter is about and what is due",
    check: Problems(ProblemKind::KeyMissing),
}
