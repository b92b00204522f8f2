use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a key appears twice in one map
    "duplicate-key",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["YAML 1.2"],
    why: "programs differ in which value they take, so the parties may read different terms",
    check: Problems(ProblemKind::DuplicateKey),
}
