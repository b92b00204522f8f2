//! `scope-decider-missing`: no listed decision is about a change of scope.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::readiness::is_about_scope;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "scope-decider-missing",
    family: Family::Governance,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S3", "S0"],
    summary: "no listed decision is about a change of scope",
    why: "scope grows by small favours, and one side pays for them",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("scope_decider_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get().filter(|decisions| !decisions.is_empty()) else {
        return;
    };
    let amendments = governance.amendments.get().map(|text| text.as_str().to_lowercase());
    let is_unreadable = decisions.0.iter().any(|decision| decision.and(|it| &it.what).is_invalid());
    let is_decided = decisions.values().any(|decision| is_about_scope(&decision.what))
        || amendments.is_some_and(|text| text.contains("scope"));
    if is_unreadable || is_decided {
        return;
    }
    report.at_key("governance.decisions", "no listed decision says who decides when the scope changes").help(
        "add `- what: Scope change` with `decides: both`, or with the id of a body in which every side sits",
    );
}
