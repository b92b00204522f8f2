use crate::rules::rule;

rule! {
    /// no communication channels
    "channels-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "Through which channels do the parties talk?",
    example: "shared chat, monthly call", concerns: All,
    authority: ["S0", "S3"],
    why: "urgent messages go where the other party does not look",
    check: Wanted {
        communication.channels[],
        no: "communication channels",
        write: "agree where to write and call, and add `channels:` to `communication`, such as `- name: Shared chat` with `use: daily questions`",
    },
}
