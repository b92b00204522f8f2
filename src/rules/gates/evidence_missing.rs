//! `gate-evidence-missing`: a gate with criteria does not say what shows that they are met.

use crate::document::charter::stage::Stage;
use crate::finding::Severity;
use crate::grammar::series;
use crate::rules::{Check, Family, Report, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "gate-evidence-missing",
    family: Family::Gates,
    severity: Severity::Advice,
    from: Stage::Negotiation,
    until: Stage::Operation,
    authority: &["S2"],
    summary: "a gate with criteria does not say what shows that they are met",
    why: "deciders who look at different evidence argue about facts instead of the partnership",
    policy: &[],
    since: "0.1.0",
    docs: include_str!("evidence_missing.md"),
    check: Check::Partnership(check),
};

fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    let gates = subject.charter.gates.get().into_iter().flat_map(|gates| gates.iter());
    let bare: Vec<(usize, String)> = gates
        .filter(|(_, gate)| gate.criteria.is_given() && gate.evidence.is_missing())
        .map(|(index, gate)| {
            let name = gate.name.get().map(|name| name.as_str().to_owned());
            let id = || gate.id.get().map(|id| id.as_str().to_owned());
            (index, format!("`{}`", name.or_else(id).unwrap_or_else(|| (index + 1).to_string())))
        })
        .collect();
    let Some((first, _)) = bare.first() else { return };
    let names: Vec<&str> = bare.iter().map(|(_, name)| name.as_str()).collect();
    let verb = if names.len() == 1 { "gate does" } else { "gates do" };
    report
        .at_key(
            format!("gates[{first}].criteria"),
            format!("the {verb} not say what shows that the criteria are met: {}", series(&names)),
        )
        .help("add `evidence:` to the gate: metrics such as `metrics.loans-originated`, files or addresses");
}
