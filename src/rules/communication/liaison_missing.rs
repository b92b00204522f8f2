use crate::rules::{Subject, rule};

rule! {
    /// no cultural liaison for a party
    "liaison-missing",
    severity: Advice, from: Launch,
    nature: Gap(Team), consequence: Unsaid,
    question: "Who explains each party's ways to the others?",
    example: "Omar Haddad", concerns: Each,
    authority: ["S3"],
    why: "misunderstandings between two company cultures go unexplained and turn into mistrust",
    check: Wanted {
        parties.{party}.liaison,
        // Two small firms on a handshake know each other's ways.
        unless: Subject::is_informal,
        words: Role { role: "cultural liaison", who: "someone who can bridge the two cultures" },
    },
}
