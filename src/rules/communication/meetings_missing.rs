use crate::rules::rule;

rule! {
    /// the communication section lists no meetings
    "meetings-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(Rhythm), consequence: Unsaid,
    authority: ["S0", "S3"],
    why: "meetings that are not in the calendar are called when it is too late to prevent anything",
    check: Wanted {
        communication.meetings[],
        no: "regular meetings",
        write: "add `meetings:` to `communication`, such as `- name: Sync` with `cadence: weekly`",
    },
}
