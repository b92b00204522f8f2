//! `gate-criteria-missing`: a gate does not say what must be true to go on.

use super::naming;
use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::method::gates::GateState;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-criteria-missing",
    family: Family::Gates,
    severity: Severity::Warning,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "a gate does not say what must be true to go on",
    why: "without criteria that were agreed before, the louder side decides what counts as success",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("criteria_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for (gate, status) in naming::gates(subject).filter(|(_, status)| status.state != GateState::Decided) {
        let (index, name) = (status.index, naming::name(gate, status));
        if gate.criteria.is_missing() {
            let message = match gate.criteria.is_open() {
                true => format!("the criteria of {name} are still open"),
                false => format!("{name} does not say what must be true to go on"),
            };
            report
                .at_key(format!("gates[{index}].criteria"), message)
                .help("add `criteria:`, a list of what both sides can check");
        } else if gate.question.is_missing() {
            report
                .at_key(format!("gates[{index}].question"), format!("{name} has criteria, but no question"))
                .help("add `question:`, what the criteria are to show")
                .at_most(Severity::Advice);
        }
    }
}
