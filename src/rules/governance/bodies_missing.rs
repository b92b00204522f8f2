//! `bodies-missing`: the governance section names no body that meets.

use super::lists::is_without_entries;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "bodies-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "the governance section names no body that meets",
    why: "what belongs to both sides needs a table at which both sit",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("bodies_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    if !is_without_entries(&governance.bodies) {
        return;
    }
    let message = if governance.bodies.is_missing() && !governance.bodies.is_open() {
        "the governance section names no body in which the parties meet"
    } else {
        "it is still open in which bodies the parties meet"
    };
    let members = subject.parties().iter().map(|party| format!("`{party}`")).collect::<Vec<_>>();
    report.at_key("governance.bodies", message).help(format!(
        "add `bodies:` to `governance`: a steering committee with `cadence: quarterly` and a working group with \
         `cadence: monthly`, each with `members:` of {}",
        series(&members)
    ));
}
