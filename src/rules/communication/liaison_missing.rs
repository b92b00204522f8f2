use crate::rules::governance::people::{Role, each_party_names};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a party names no cultural liaison
    "liaison-missing",
    severity: Advice, from: Launch,
    authority: ["S3"],
    why: "a misunderstanding between two cultures needs somebody who speaks both",
    check: Partnership(check),
}

const ROLE: Role =
    Role { key: "liaison", name: "cultural liaison", who: "somebody who can explain each side to the other" };

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    // Two small firms on a handshake know each other's ways.
    if subject.is_informal() {
        return;
    }
    each_party_names(subject, drafts, &ROLE, |party| &party.liaison);
}
