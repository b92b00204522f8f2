//! `ip-sublicensing-undecided`: a licence does not say whether it may be passed on.

use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::clauses::contract_has;
use crate::rules::ip::licences::licences;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "ip-sublicensing-undecided",
    family: Family::Ip,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "a licence does not say whether it may be passed on",
    why: "a licence that may be passed on can reach a competitor of the one who gave it",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("sublicensing_undecided.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    if contract_has(subject, ClauseKind::NonTransferableLicence) {
        return;
    }
    for listed in licences(subject) {
        let sublicensing = &listed.licence.sublicensing;
        if sublicensing.is_missing() {
            let open = if sublicensing.is_open() { ": it is still open" } else { "" };
            let path = format!("{}.sublicensing", listed.path);
            report
                .at_key(path, format!("{} does not say whether it may be passed on{open}", listed.name))
                .help(format!("write `sublicensing: no` or `sublicensing: yes` under `{}`", listed.path));
        }
    }
}
