use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a party, body, metric or gate that the charter does not have
    "reference-unknown",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "with a misspelt name the vote, goal or role belongs to no one",
    is_fixable: true,
    check: Problems(ProblemKind::ReferenceUnknown),
}
