use crate::rules::rule;

rule! {
    /// a pattern of paths in `partner.toml` fits nothing
    "pattern-unused",
    severity: Warning, until: WindingDown,
    nature: Defect, consequence: Untidy,
    authority: ["ours"],
    why: "a stricter severity or an exclusion that was meant for these files is not in force",
    check: Patterns,
}
