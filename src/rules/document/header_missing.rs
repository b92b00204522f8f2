use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// a file named like a charter has no `partner:` header
    "header-missing",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["ours"],
    why: "without it neither people nor programs know what the file is and which version of the format it follows",
    is_fixable: true,
    check: Problems(ProblemKind::HeaderMissing),
}
