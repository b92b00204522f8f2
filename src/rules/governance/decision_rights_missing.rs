//! `decision-rights-missing`: the governance section lists no decisions.

use super::lists::is_without_entries;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "decision-rights-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S2"],
    summary: "the governance section lists no decisions",
    why: "where nobody is named to decide, a decision waits until somebody takes it without asking",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("decision_rights_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !is_without_entries(&governance.decisions) {
        return;
    }
    let message = if governance.decisions.is_missing() && !governance.decisions.is_open() {
        "the governance section does not say which decisions there are and who takes them"
    } else {
        "it is still open which decisions there are and who takes them"
    };
    report.at_key("governance.decisions", message).help(
        "add `decisions:` to `governance`, each entry with `what:` and `decides:` (a party, the id of a body, or `both`)",
    );
}
