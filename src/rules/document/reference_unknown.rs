use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a party, body, metric or gate that the charter does not have
    "reference-unknown",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "what is said of a name that nobody bears is said of nobody",
    is_fixable: true,
    check: Problems(ProblemKind::ReferenceUnknown),
}
