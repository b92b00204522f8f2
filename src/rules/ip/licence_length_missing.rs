//! `ip-licence-length-missing`: a licence does not say how long it holds.

use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::clauses::contract_has;
use crate::rules::ip::licences::licences;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "ip-licence-length-missing",
    family: Family::Ip,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "a licence does not say how long it holds",
    why: "whether a licence outlives the partnership is the first thing that a party that leaves will ask",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("licence_length_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    if contract_has(subject, ClauseKind::PerpetualLicence) {
        return;
    }
    for listed in licences(subject) {
        let length = &listed.licence.length;
        if length.is_missing() {
            let open = if length.is_open() { ": it is still open" } else { "" };
            let path = format!("{}.length", listed.path);
            report.at_key(path, format!("{} does not say how long it holds{open}", listed.name)).help(
                "write `length:`, such as `18 months`, or `perpetual` if it is to outlive the partnership",
            );
        }
    }
}
