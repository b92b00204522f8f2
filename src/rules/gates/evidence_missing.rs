use crate::grammar::{number, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// a gate with criteria names no evidence
    "gate-evidence-missing",
    severity: Advice, from: Negotiation,
    nature: Gap(Gates), consequence: Unsaid,
    question: "What shows that the criteria are met?",
    at: "gates[].evidence", example: "docs/results.md", concerns: All,
    authority: ["S2"],
    why: "decision-makers who bring different figures argue about facts instead of deciding",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let gates = subject.charter.gates.get().into_iter().flat_map(|gates| gates.iter());
    let bare: Vec<(usize, String)> = gates
        .filter(|(_, gate)| gate.criteria.is_given() && gate.evidence.is_missing())
        .map(|(index, gate)| {
            let name = gate.name.get().map(|name| name.as_str().to_owned());
            let id = || gate.id.get().map(|id| format!("`{}`", id.as_str()));
            (index, name.or_else(id).unwrap_or_else(|| (index + 1).to_string()))
        })
        .collect();
    let Some((first, _)) = bare.first() else { return };
    let names: Vec<&str> = bare.iter().map(|(_, name)| name.as_str()).collect();
    let gate = number(names.len(), "gate", "gates");
    drafts
        .at_key(
            format!("gates[{first}].criteria"),
            format!("no evidence for the criteria of {gate} {}", series(&names)),
        )
        .help("agree which figures count and add them as `evidence:`: metrics such as `metrics.loans-originated`, files or addresses");
}
