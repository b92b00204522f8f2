//! `body-cadence-missing`: a body has no cadence.

use super::seats::name_of;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "body-cadence-missing",
    family: Family::Governance,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S0"],
    summary: "a body has no cadence",
    why: "a body that meets when needed meets when it is too late",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("body_cadence_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let Some(governance) = subject.charter.governance.get() else { return };
    let Some(bodies) = governance.bodies.get() else { return };
    for (index, body) in bodies.iter().filter(|(_, body)| body.cadence.is_missing()) {
        let name = name_of(body, index);
        let message = if body.cadence.is_open() {
            format!("it is still open how often {name} meets")
        } else {
            format!("the charter does not say how often {name} meets")
        };
        report
            .at_key(format!("governance.bodies[{index}].cadence"), message)
            .help("add `cadence:` to this body: `quarterly` for a steering committee, `monthly` for a working group");
    }
}
