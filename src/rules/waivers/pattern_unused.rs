use crate::rules::rule;

rule! {
    /// a path pattern in `partner.toml` matches nothing
    "pattern-unused",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "the severity or exclusion meant for these files is not in force",
    check: Patterns,
}
