//! `approvals-too-many`: every decision needs every party.

use crate::document::Authority;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::number;
use crate::rules::{Check, Family, Report, Rule, Subject};
use crate::wording::parties::names;

pub(super) const RULE: Rule = Rule {
    id: "approvals-too-many",
    family: Family::Governance,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S1", "ours"],
    summary: "every decision needs every party",
    why: "where nobody may decide anything alone, the slowest side sets the pace of everything",
    policy: &["decisions_judged_from"],
    since: "0.1.0",
    docs: include_str!("approvals_too_many.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get() else { return };
    let count = decisions.len();
    let by_all = decisions.values().filter(|it| matches!(it.decides.get(), Some(Authority::All))).count();
    if by_all < count || count < subject.policy.decisions_judged_from as usize {
        return;
    }
    let those = if count == 1 { "the one decision".to_owned() } else { format!("all {count} decisions") };
    let need = number(count, "needs", "need");
    report
        .at_key(
            "governance.decisions",
            format!("{those} listed {need} {} together", names(subject.charter, &subject.parties())),
        )
        .help("let one party decide, or a body of the working level, what the others can live with either way, and keep `both` for scope, budget and people");
}
