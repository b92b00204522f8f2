use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a key that stands twice in one map
    "duplicate-key",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["YAML 1.2"],
    why: "programs differ in which of two values they take, so the sides may read different terms",
    check: Problems(ProblemKind::DuplicateKey),
}
