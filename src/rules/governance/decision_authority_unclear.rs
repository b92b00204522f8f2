//! `decision-authority-unclear`: a decision belongs to somebody whom the charter does not place.

use super::authority::is_identified;
use crate::document::Authority;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "decision-authority-unclear",
    family: Family::Governance,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2", "ours"],
    summary: "a decision belongs to somebody whom the charter does not place",
    why: "where each side reads the decider as its own, both decide",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("decision_authority_unclear.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    // Whoever decides may be a party, or somebody of one.
    if !subject.charter.knows_parties() {
        return;
    }
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(decisions) = governance.decisions.get() else { return };
    for (index, decision) in decisions.iter() {
        let Some(Authority::Other(words)) = decision.decides.get() else { continue };
        if is_identified(subject.charter, words) {
            continue;
        }
        report
            .at_value(
                format!("governance.decisions[{index}].decides"),
                format!("`{words}` decides, but the charter does not say whose that is"),
            )
            .label("neither a party, a body nor a person of the charter")
            .help(format!(
                "write a party, the id of a body, or `both`; or add `{words}` to `governance.bodies` with its members"
            ));
    }
}
