use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// two partnerships of one id, or a record that could belong to several charters
    "charter-ambiguous",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "a record must belong to one partnership, or it counts for the wrong one",
    check: Problems(ProblemKind::CharterAmbiguous),
}
