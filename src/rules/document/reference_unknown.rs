use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a party, body, metric or gate that the charter does not have
    "reference-unknown",
    severity: Error,
    authority: ["ours"],
    why: "what is said of a name that nobody bears is said of nobody",
    check: Problems(ProblemKind::ReferenceUnknown),
}
