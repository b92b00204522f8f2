use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// text that is not YAML, or uses a part of YAML that charters do not allow
    "yaml-syntax",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["YAML 1.2", "ours"],
    why: "terms that cannot be read are not judged, and two programs may read them differently",
    check: Problems(ProblemKind::YamlSyntax),
}
