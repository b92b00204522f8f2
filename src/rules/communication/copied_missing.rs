use crate::rules::{Subject, rule};

rule! {
    /// the communication section does not say who is copied on what
    "copied-missing",
    severity: Advice, from: Launch,
    nature: Gap(Rhythm), consequence: Unsaid,
    authority: ["S0"],
    why: "whoever is left out of a message by chance takes it for intent",
    check: Wanted {
        communication.copied[],
        // Where two firms work together on a handshake, everybody reads everything.
        unless: Subject::is_informal,
        no: "rule on who is copied on what",
        open: "who is copied on what is undecided",
        write: "add `copied:` to `communication`, a line for each matter, such as `- Complaints go to both partnership managers`",
    },
}
