use crate::rules::rule;

rule! {
    /// no regular meetings
    "meetings-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "Which regular meetings do the parties hold?",
    example: "a sync of 15 minutes every week", concerns: All,
    authority: ["S0", "S3"],
    why: "without regular meetings problems surface too late to prevent",
    check: Wanted {
        communication.meetings[],
        no: "regular meetings",
        write: "agree when the parties meet and add `meetings:` to `communication`, such as `- name: Sync` with `cadence: weekly`",
    },
}
