//! `liaison-missing`: a party names no cultural liaison.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::governance::people::{Role, each_party_names};
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "liaison-missing",
    family: Family::Communication,
    severity: Severity::Advice,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "a party names no cultural liaison",
    why: "a misunderstanding between two cultures needs somebody who speaks both",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("liaison_missing.md"),
    check: Check::Partnership(check),
};

const ROLE: Role =
    Role { key: "liaison", name: "cultural liaison", who: "somebody who can explain each side to the other" };

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Two small firms on a handshake know each other's ways.
    if subject.is_informal() {
        return;
    }
    each_party_names(subject, report, &ROLE, |party| &party.liaison);
}
