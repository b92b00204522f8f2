use crate::rules::rule;

rule! {
    /// the parties have not agreed on tools
    "tools-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    authority: ["S3"],
    why: "each side works in its own tools until somebody looks for what was agreed",
    check: Wanted {
        communication.tools[],
        no: "shared working tools",
        write: "add `tools:` to `communication`, with one or two to begin with",
    },
}
