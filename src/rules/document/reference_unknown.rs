use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a party, body, metric or gate that the charter does not have
    "reference-unknown",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a misspelt name leads nowhere: the vote, goal, role or column that it names does not count",
    is_fixable: true,
    check: Problems(ProblemKind::ReferenceUnknown),
}
