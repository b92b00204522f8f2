use crate::rules::{Subject, rule};

rule! {
    /// no rule on who is copied on what
    "copied-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    question: "Who is copied on what?",
    example: "both managers on every change of a price", concerns: All,
    authority: ["S0"],
    why: "people who are left out of a message by accident assume intent",
    check: Wanted {
        communication.copied[],
        // Where two firms work together on a handshake, everybody reads everything.
        unless: Subject::is_informal,
        no: "rule on who is copied on what",
        open: "undecided who is copied on what",
        write: "agree who sees what and add `copied:` to `communication`, a line for each matter, such as `- Complaints go to both partnership managers`",
    },
}
