use crate::rules::rule;

rule! {
    /// no shared tools
    "tools-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "In which tools do the parties work together?",
    example: "chat, board", concerns: All,
    authority: ["S3"],
    why: "each party keeps documents in its own tools, where the other cannot find them",
    check: Wanted {
        communication.tools[],
        no: "shared tools",
        write: "agree on one or two tools to start with, and add `tools:` to `communication`",
    },
}
