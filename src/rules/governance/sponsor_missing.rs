//! `sponsor-missing`: a party names no executive sponsor.

use super::people::{Role, each_party_names};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "sponsor-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S4"],
    summary: "a party names no executive sponsor",
    why: "without an executive who answers for it, the partnership loses to the next budget round",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("sponsor_missing.md"),
    check: Check::Partnership(check),
};

const ROLE: Role =
    Role { key: "sponsor", name: "executive sponsor", who: "the executive who answers for the partnership" };

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    each_party_names(subject, report, &ROLE, |party| &party.sponsor);
}
