use crate::rules::rule;

rule! {
    /// the parties have not agreed on tools
    "tools-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "In which tools do the parties work together?",
    example: "chat, board", concerns: All,
    authority: ["S3"],
    why: "each side works in its own tools until somebody looks for what was agreed",
    check: Wanted {
        communication.tools[],
        lacking: "the parties have not agreed in which tools they work together",
        open: "it is still open in which tools the parties work together",
        write: "add `tools:` to `communication`, with one or two to begin with",
    },
}
