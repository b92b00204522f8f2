//! `contract-charter-contradiction`: the contract and the charter say different things.

use crate::document::charter::contract::ClauseKind;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::clauses::place;
use crate::rules::contract::contradictions::contradictions;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "contract-charter-contradiction",
    family: Family::Contract,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["contract practice"],
    summary: "the contract and the charter say different things",
    why: "people work by the charter and courts by the contract, so a difference is a dispute that waits for its day",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("charter_contradiction.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for found in contradictions(subject) {
        report
            .at_value(
                place(found.kind),
                format!(
                    "contract and charter differ on {}: {}, {}",
                    found.about, found.contract, found.charter
                ),
            )
            .label(found.contract)
            .also(&Place::value(found.path.as_str()), found.charter)
            .help(help(found.kind, &found.path));
    }
}

fn help(kind: ClauseKind, path: &str) -> String {
    let path = path.split('[').next().unwrap_or(path);
    if kind == ClauseKind::NonCompete {
        return format!(
            "find out which holds and correct the other: `contract.{kind}` or `{path}`; one that binds only while the contract runs is written `{kind}: during the term`"
        );
    }
    format!("find out which holds and correct the other: `contract.{kind}` or `{path}`")
}
