use crate::document::ProblemKind;
use crate::rules::rule;

rule! {
    /// the text is not YAML, or uses a part of YAML that charters do without
    "yaml-syntax",
    severity: Error,
    nature: Unreadable, consequence: Unreadable,
    authority: ["YAML 1.2", "ours"],
    why: "what cannot be read cannot be judged, and two programs may read it differently",
    check: Problems(ProblemKind::YamlSyntax),
}
