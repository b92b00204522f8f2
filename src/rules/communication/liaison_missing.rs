use crate::rules::{Subject, rule};

rule! {
    /// a party names no cultural liaison
    "liaison-missing",
    severity: Advice, from: Launch,
    nature: Gap(Team), consequence: Unsaid,
    question: "Who explains each party's ways to the others?",
    example: "Omar Haddad", concerns: Each,
    authority: ["S3"],
    why: "a misunderstanding between two cultures needs somebody who speaks both",
    check: Wanted {
        parties.{party}.liaison,
        // Two small firms on a handshake know each other's ways.
        unless: Subject::is_informal,
        words: Role { role: "cultural liaison", who: "somebody who can explain each side to the other" },
    },
}
