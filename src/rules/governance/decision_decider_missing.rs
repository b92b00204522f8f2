//! `decision-decider-missing`: a listed decision has no decider.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "decision-decider-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S2"],
    summary: "a listed decision has no decider",
    why: "a decision that belongs to nobody is taken by whoever is loudest, or by nobody",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("decision_decider_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get() else { return };
    for (index, decision) in decisions.iter() {
        if !decision.decides.is_missing() {
            continue;
        }
        let what =
            decision.what.get().map_or_else(|| format!("decision {}", index + 1), |what| format!("`{what}`"));
        let message = if decision.decides.is_open() {
            format!("it is still open who decides on {what}")
        } else {
            format!("nobody is named to decide on {what}")
        };
        let parties =
            subject.parties().iter().map(|party| format!("`{party}`")).collect::<Vec<_>>().join(", ");
        report
            .at_key(format!("governance.decisions[{index}].decides"), message)
            .help(format!("add `decides:` to this entry: {parties}, the id of a body, or `both`"));
    }
}
