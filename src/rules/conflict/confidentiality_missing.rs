//! `conflict-confidentiality-missing`: nothing keeps disputes away from the public and from customers.

use crate::document::Field;
use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::clauses::contract_has;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "conflict-confidentiality-missing",
    family: Family::Conflict,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3"],
    summary: "nothing keeps disputes away from the public and from customers",
    why: "a customer who is asked to take sides leaves both",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("confidentiality_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(conflict) = subject.charter.conflict.get() else { return };
    let path = "conflict.confidential";
    let draft = match &conflict.confidential {
        Field::Missing | Field::Open if contract_has(subject, ClauseKind::NonDisparagement) => return,
        Field::Missing => {
            report.at_key(path, "nothing keeps disputes away from the public and from customers")
        }
        Field::Open => report
            .at_key(path, "it is still open whether disputes stay away from the public and from customers"),
        Field::Given(kept) if !kept.is_yes() => {
            report.at_value(path, "the parties may take a dispute to the public or to customers")
        }
        _ => return,
    };
    draft.help("agree that disputes are settled between the parties only, and write `confidential: yes` under `conflict`");
}
