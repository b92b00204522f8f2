use crate::rules::rule;

rule! {
    /// the communication section names no channels
    "channels-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    authority: ["S0", "S3"],
    why: "where nobody knows where to write, the message that matters is in the wrong place",
    check: Wanted {
        communication.channels[],
        no: "communication channels",
        write: "add `channels:` to `communication`, such as `- name: Shared chat` with `use: daily questions`",
    },
}
