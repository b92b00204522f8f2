//! `escalation-missing`: the governance section names no escalation path.

use super::lists::is_without_entries;
use crate::document::charter::stage::Stage;
use crate::finding::Place;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "escalation-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0", "S2", "S4"],
    summary: "the governance section names no escalation path",
    why: "a disagreement without a way up is settled by rank or by patience",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("escalation_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let escalation = &governance.escalation;
    if !is_without_entries(escalation) {
        return;
    }
    let message = if escalation.is_open() || escalation.is_given() {
        "it is still open to whom a disagreement goes up"
    } else {
        "the governance section does not say to whom a disagreement goes up"
    };
    let draft = report
        .at_key("governance.escalation", message)
        .help("add `escalation:` to `governance`, in order, such as `escalation: [working-group, steering, mediator]`");
    let levels = subject.charter.conflict.and(|conflict| &conflict.levels);
    if levels.get().is_some_and(|levels| !levels.is_empty()) {
        draft
            .also(&Place::key("conflict.levels"), "the conflict protocol has levels; name the same here")
            .at_most(Severity::Advice);
    }
}
