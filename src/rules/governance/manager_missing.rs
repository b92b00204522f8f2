//! `partnership-manager-missing`: a party names no partnership manager.

use super::people::{Role, each_party_names};
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "partnership-manager-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Launch,
    until: Stage::Operation,
    authority: &["S0", "S3"],
    summary: "a party names no partnership manager",
    why: "work on the partnership beside the day job is the first to be dropped",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("manager_missing.md"),
    check: Check::Partnership(check),
};

const ROLE: Role = Role { key: "manager", name: "partnership manager", who: "the partnership manager" };

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    each_party_names(subject, report, &ROLE, |party| &party.manager);
}
