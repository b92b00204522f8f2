//! `contract-clauses-unlisted`: the contract section names the file and lists no clause.

use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "contract-clauses-unlisted",
    family: Family::Contract,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["ours"],
    summary: "the contract section names the file and lists no clause",
    why: "a file that nobody has read for its clauses cannot be held against the charter",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("clauses_unlisted.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(contract) = subject.charter.contract.get().filter(|contract| contract.clauses.is_empty()) else {
        return;
    };
    // Without a file either, nothing in the section was meant for us.
    if contract.file.is_missing() {
        return;
    }
    let examples = [ClauseKind::GoverningLaw, ClauseKind::ExpirationDate, ClauseKind::CapOnLiability];
    let examples = examples.map(|kind| format!("`{kind}:`"));
    report
        .at_key("contract", "the contract section names the file and lists none of its clauses")
        .help(format!("list what the contract has and has not, beginning with {}", examples.join(", ")));
}
